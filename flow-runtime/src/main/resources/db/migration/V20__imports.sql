-- Lists of contacts that were brought, and what became of them.
create table contact_import (
  id         varchar(40) primary key,
  account    varchar(40) not null references account (id),
  -- What the file is called where it came from.
  name       varchar(400) not null,
  -- Of the file's content; '' once it is deleted.
  digest     varchar(64) not null,
  bytes      bigint not null,
  -- What was found out about the file: how it is written, its columns and how many rows it has.
  shape      text not null,
  -- What its columns mean and what is done with its rows.
  plan       text not null,
  state      varchar(10) not null,
  detail     varchar(2000) not null,
  -- Goes up with every check and every start: what rows were bad belongs to one of them.
  attempt    integer not null,
  -- How many rows are done; goes up in the transaction that does them.
  position   bigint not null,
  added      bigint not null,
  changed    bigint not null,
  unchanged  bigint not null,
  skipped    bigint not null,
  bad        bigint not null,
  consents   bigint not null,
  author     varchar(60) not null,
  version    bigint not null,
  -- When a server last worked on it, or somebody changed it.
  touched    timestamp(6) with time zone not null,
  created    timestamp(6) with time zone not null
);
create index contact_import_account on contact_import (account, id);
create index contact_import_state on contact_import (state, touched);

-- The cells that kept rows from being taken.
create table contact_import_fault (
  import  varchar(40) not null,
  attempt integer not null,
  line    bigint not null,
  place   integer not null,
  account varchar(40) not null,
  -- As the file calls it; '' for what concerns the whole row.
  name    varchar(400) not null,
  said    varchar(400) not null,
  message varchar(1000) not null,
  created timestamp(6) with time zone not null,
  primary key (import, attempt, line, place)
);

-- What the columns of files mean that come again and again.
create table contact_import_profile (
  id      varchar(40) primary key,
  account varchar(40) not null references account (id),
  name    varchar(100) not null,
  folded  varchar(200) not null,
  plan    text not null,
  version bigint not null,
  created timestamp(6) with time zone not null,
  unique (account, folded)
);
create index contact_import_profile_account on contact_import_profile (account, id);
