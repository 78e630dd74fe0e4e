-- Calls to web services that have no result yet; a row is removed with the result that is written to
-- the inbox, so that what a request carries (it may hold secrets) is kept no longer than needed.
create table call (
  -- The engine's id of the effect: session, turn and place.
  id           varchar(100) primary key,
  account      varchar(40) not null,
  channel      varchar(40) not null,
  conversation varchar(40) not null,
  session      varchar(60) not null,
  -- The wait that the result is for.
  token        varchar(100) not null,
  request      text not null,
  -- 'waiting' for an attempt, or 'calling'.
  state        varchar(10) not null,
  -- Goes up when somebody sets out to make an attempt: of two nodes only one gets a number.
  attempts     integer not null,
  -- Attempts that were seen to end without success; one cut short by a crash is none of them.
  failures     integer not null,
  -- While it is called: when whoever calls is taken for dead.
  next_attempt timestamp(6) with time zone not null,
  created      timestamp(6) with time zone not null
);
create index call_due on call (next_attempt);

-- An input that is longer than the column beside it, such as a service's long answer.
alter table turn add column input_large text;

-- A message that had to wait for a call has its turn after what came later: the order of turns is
-- that of the conversation's versions.
alter table turn add column version bigint not null default 0;

-- What customers wrote during a call is looked for when it is over; H2 finds it by its state.
${postgresql}create index inbox_held on inbox (conversation, sequence) where state = 'held';
