-- Conversations that people of the business have to do with; of others there is no row.
create table desk (
  conversation  varchar(40) primary key,
  account       varchar(40) not null,
  -- The user who answers, and the team; '' for nobody.
  agent         varchar(40) not null,
  team          varchar(100) not null,
  -- Where a flow handed the conversation over to, and what it said then.
  queue         varchar(200) not null,
  note          varchar(2000) not null,
  -- Since when people answer; when they last did.
  opened        timestamp(6) with time zone,
  answered      timestamp(6) with time zone,
  -- It is closed, snoozed or read until the customer writes after these.
  closed        timestamp(6) with time zone,
  snoozed       timestamp(6) with time zone,
  snoozed_until timestamp(6) with time zone,
  seen          timestamp(6) with time zone,
  -- After so many minutes without a word of theirs the bot answers again; 0 for never.
  hold          integer not null,
  returns       timestamp(6) with time zone,
  version       bigint not null
);
create index desk_account on desk (account, conversation);
create index desk_returns on desk (returns);

-- What customers wrote is shown in its conversation.
create index inbox_conversation on inbox (conversation, sequence);
