-- What in a flow said a message, to be told if it cannot be sent; '' for what no flow said.
alter table outbox add column token varchar(100) default '' not null;
alter table outbox add column effect varchar(100) default '' not null;

-- Messages that may have been sent twice, or not at all: few, so that listing them looks at nothing
-- else.
create table doubt (
  id      varchar(40) primary key,
  account varchar(40) not null,
  noted   timestamp(6) with time zone not null
);
create index doubt_account on doubt (account, id);
insert into doubt (id, account, noted)
  select id, account, created from outbox where possibly_duplicate or state = 'unknown';
