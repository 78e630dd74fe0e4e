-- The folder that a release was published from: a zip in base64; '' where it came without one.
alter table bot_release add column source text default '' not null;

-- A bot's next release while it is being written.
create table bot_draft (
  -- The bot's id.
  id       varchar(40) primary key,
  account  varchar(40) not null,
  -- The SHA-256 of the content, as of a release.
  digest   varchar(64) not null,
  -- What the check said, as JSON.
  problems text not null,
  errors   integer not null,
  warnings integer not null,
  -- A zip in base64.
  source   text not null,
  saved_by varchar(60) not null,
  saved    timestamp(6) with time zone not null,
  version  bigint not null
);
create index bot_draft_account on bot_draft (account, id);

-- Who made which release the one that new sessions use, and when.
create table bot_publication (
  id      varchar(40) primary key,
  account varchar(40) not null,
  bot     varchar(40) not null,
  release varchar(40) not null,
  number  integer not null,
  -- published, rolled_back; started where the server took it from a folder when it started.
  kind    varchar(20) not null,
  -- The user or key; '' for the server.
  done_by varchar(60) not null,
  note    varchar(1000) not null,
  done    timestamp(6) with time zone not null
);
create index bot_publication_bot on bot_publication (account, bot, id);
