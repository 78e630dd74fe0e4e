-- What contacts have agreed to and taken back, and who was blocked. Rows are only ever added.
create table consent (
  id       varchar(40) primary key,
  account  varchar(40) not null,
  contact  varchar(40) not null,
  -- '' for all numbers of the account.
  channel  varchar(40) not null,
  -- '' for blocks, which are about all messages.
  purpose  varchar(20) not null,
  act      varchar(20) not null,
  source   varchar(30) not null,
  -- The user, the key or the flow; '' where the contact alone acted.
  actor    varchar(300) not null,
  -- What was said, exactly.
  words    text not null,
  -- Meta's id of the message that said it, or ours of the one that was refused.
  message  varchar(250) not null,
  detail   varchar(2000) not null,
  -- When it was given or taken back, which may be long before it was written down here.
  at       timestamp(6) with time zone not null,
  recorded timestamp(6) with time zone not null
);
create index consent_account on consent (account, id);
create index consent_contact on consent (account, contact, id);

-- How it stands: of what the rows above say of a contact, purpose and number, the latest.
create table consent_state (
  account varchar(40) not null,
  contact varchar(40) not null,
  purpose varchar(20) not null,
  channel varchar(40) not null,
  act     varchar(20) not null,
  at      timestamp(6) with time zone not null,
  entry   varchar(40) not null,
  primary key (account, contact, purpose, channel)
);
create index consent_state_act on consent_state (account, purpose, act, contact);

-- By which words contacts opt out and in, where an account has said so itself.
create table consent_rules (
  account varchar(40) primary key references account (id),
  rules   text not null,
  version bigint not null
);
