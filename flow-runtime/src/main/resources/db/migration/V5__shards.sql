-- Several nodes on one PostgreSQL: each works on some of 256 shards of the conversations. What waits
-- for a node carries its shard, so that it is found without looking at what others have.
alter table inbox add column shard integer not null default 0;
alter table outbox add column shard integer not null default 0;
alter table timer add column shard integer not null default 0;

update inbox set shard = (select c.shard from conversation c where c.id = inbox.conversation)
  where state in ('new', 'parked') and conversation in (select id from conversation);
update outbox set shard = (select c.shard from conversation c where c.id = outbox.conversation)
  where open = 1 and conversation in (select id from conversation);
update timer set shard = (select c.shard from conversation c where c.id = timer.conversation)
  where conversation in (select id from conversation);

-- PostgreSQL keeps an index of only what waits; H2 has no such index and no other node.
${postgresql}drop index inbox_state;
${postgresql}create index inbox_waiting on inbox (shard, sequence) where state = 'new';
${postgresql}create index inbox_parked on inbox (shard) where state = 'parked';
${postgresql}drop index outbox_open;
${postgresql}create index outbox_waiting on outbox (shard, sequence) where open = 1;

-- A node lives as long as it renews its lease, by the database's clock. Who is found dead is
-- removed, and so are the rights of whatever it was about to write.
create table node (
  id          varchar(40) primary key,
  -- Where it runs, for people.
  host        varchar(250) not null,
  lease_until timestamp(6) with time zone not null,
  -- Whether it is about to stop and wants no more work.
  leaving     boolean not null,
  started     timestamp(6) with time zone not null
);

-- A shard belongs to the node that is named; if there is no such node, to whoever is first. The
-- lease is the node's: one row is renewed instead of hundreds.
alter table shard drop column lease_until;
insert into shard (id, owner, epoch) select s.id, '', 0 from generate_series(0, 255) s(id);
