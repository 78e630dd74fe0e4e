-- A message to many.
create table campaign (
  id      varchar(40) primary key,
  account varchar(40) not null references account (id),
  channel varchar(40) not null,
  name    varchar(400) not null,
  state   varchar(12) not null,
  -- Why it was stopped; '' otherwise.
  reason  varchar(2000) not null,
  -- Whom, what, when and how fast, as JSON.
  spec    text not null,
  author  varchar(300) not null,
  -- How often it has begun: one that comes back begins anew each time.
  run     integer not null,
  -- How far this run's recipients are written down, and whether all are.
  place   varchar(80) not null,
  planned boolean not null,
  -- Since the last start or resumption: messages written, those that failed, those that Meta says
  -- the customer wants no more of.
  handed   bigint not null,
  failed   bigint not null,
  objected bigint not null,
  -- Whether the first few have shown that it may go on.
  proven  boolean not null,
  -- Which of several templates goes to the rest, once a trial has shown it.
  winner  integer,
  next_start timestamp(6) with time zone,
  claimed    timestamp(6) with time zone,
  started    timestamp(6) with time zone,
  ended      timestamp(6) with time zone,
  version bigint not null,
  created timestamp(6) with time zone not null
);
create index campaign_account on campaign (account, id);
create index campaign_state on campaign (state, id);

create sequence campaign_recipient_number;
create table campaign_recipient (
  number   bigint default nextval('campaign_recipient_number') primary key,
  account  varchar(40) not null,
  campaign varchar(40) not null,
  -- The campaign's run.
  step     integer not null,
  contact  varchar(40) not null,
  -- 2 until the message is written to the outbox, 1 until it has left or never will, then 0.
  stage    integer not null,
  state    varchar(12) not null,
  -- The state's place; a recipient only moves up.
  rank     integer not null,
  -- Not before this moment, in milliseconds since 1970.
  due      bigint not null,
  message  varchar(40),
  -- Which of the campaign's templates it got.
  arm      integer default 0 not null,
  code     integer,
  reason   varchar(2000) not null,
  handed   timestamp(6) with time zone,
  moved    timestamp(6) with time zone,
  replied  timestamp(6) with time zone,
  clicked  timestamp(6) with time zone,
  unique (campaign, step, contact)
);
create index campaign_recipient_stage on campaign_recipient (campaign, stage, due, number);
create index campaign_recipient_place on campaign_recipient (campaign, number);
create index campaign_recipient_message on campaign_recipient (message);
create index campaign_recipient_contact on campaign_recipient (contact, handed);
