-- Who the business is. Texts are '' and lists empty where nobody has said.
alter table account add column email varchar(320) default '' not null;
alter table account add column phone varchar(40) default '' not null;
alter table account add column country varchar(2) default '' not null;
alter table account add column time_zone varchar(60) default '' not null;
-- With commas between them, the most usual first.
alter table account add column languages varchar(1000) default '' not null;
alter table account add column version bigint default 1 not null;

-- People of the business.
create table member (
  id       varchar(40) primary key,
  account  varchar(40) not null references account (id),
  -- In small letters.
  email    varchar(320) not null,
  name     varchar(400) not null,
  role     varchar(20) not null,
  -- By Argon2id, in the form that says how.
  password varchar(300) not null,
  active   boolean not null,
  version  bigint not null,
  created  timestamp(6) with time zone not null,
  unique (account, email)
);
create index member_email on member (email);
create index member_account on member (account, id);

-- People who were asked to come. The link holds the token, and here is its SHA-256.
create table invitation (
  id         varchar(40) primary key,
  account    varchar(40) not null references account (id),
  email      varchar(320) not null,
  name       varchar(400) not null,
  role       varchar(20) not null,
  digest     varchar(64) not null unique,
  invited_by varchar(40) not null,
  created    timestamp(6) with time zone not null,
  expires    timestamp(6) with time zone not null
);
create index invitation_account on invitation (account, id);

-- Keys of the management API. Whoever made one saw it once; here is its SHA-256.
create table api_key (
  id         varchar(40) primary key,
  account    varchar(40) not null references account (id),
  name       varchar(400) not null,
  digest     varchar(64) not null unique,
  -- How it begins, for people to know it by.
  hint       varchar(20) not null,
  -- What it may do, with commas between.
  scopes     varchar(2000) not null,
  created_by varchar(40) not null,
  created    timestamp(6) with time zone not null,
  expires    timestamp(6) with time zone,
  last_used  timestamp(6) with time zone,
  revoked    timestamp(6) with time zone
);
create index api_key_account on api_key (account, id);

-- Who is signed in. The browser's cookie holds the token, and here is its SHA-256.
create table sign_in (
  id      varchar(40) primary key,
  digest  varchar(64) not null unique,
  account varchar(40) not null references account (id),
  member  varchar(40) not null references member (id),
  -- From where, for people to know it by.
  agent   varchar(400) not null,
  address varchar(100) not null,
  created timestamp(6) with time zone not null,
  seen    timestamp(6) with time zone not null,
  expires timestamp(6) with time zone not null
);
create index sign_in_member on sign_in (account, member);

-- Answers to requests that may come twice. Sealed with what only the caller has.
create table kept_answer (
  account     varchar(40) not null,
  -- A digest of the caller and of the key that the request carried.
  name        varchar(64) not null,
  id          varchar(40) not null unique,
  fingerprint varchar(64) not null,
  answer      text not null,
  created     timestamp(6) with time zone not null,
  primary key (account, name)
);
