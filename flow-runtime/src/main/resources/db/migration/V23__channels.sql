-- What people call a number.
alter table channel add column name varchar(200) default '' not null;
alter table channel add column version bigint default 1 not null;

-- What proves that we may send from a number, and that Meta sends. Sealed with the master key.
create table channel_secret (
  id      varchar(40) primary key,
  account varchar(40) not null,
  channel varchar(40) not null,
  -- access_token, app_secret, verify_token
  kind    varchar(20) not null,
  sealed  text not null,
  created timestamp(6) with time zone not null,
  -- When an app secret that was replaced counts no longer; null for what is in use.
  ends    timestamp(6) with time zone
);
create index channel_secret_channel on channel_secret (account, channel, kind);
