-- Whom a business has written to first, and how many customers Meta lets it do so with in 24 hours.
create table beginning (
  account   varchar(40) not null,
  contact   varchar(40) not null,
  -- The message by which the customer counts.
  id        varchar(40) not null,
  at        timestamp(6) with time zone not null,
  -- When an earlier one was sent: it counts if this one is not delivered.
  before_at timestamp(6) with time zone,
  primary key (account, contact)
);
create index beginning_id on beginning (id);
create index beginning_at on beginning (account, at);

create table beginning_limit (
  account varchar(40) primary key,
  most    bigint not null,
  -- How many customers count at most: one who counts no more is counted here until it matters.
  used    bigint not null
);
