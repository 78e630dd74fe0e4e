-- Message templates: what the business writes, and what Meta says of it.
create table template (
  id               varchar(40) primary key,
  account          varchar(40) not null,
  waba_id          varchar(40) not null,
  -- Meta's id; '' until it was submitted.
  meta_id          varchar(40) not null,
  name             varchar(512) not null,
  language         varchar(20) not null,
  category         varchar(20) not null,
  -- Meta's word in small letters; draft until it was submitted.
  status           varchar(30) not null,
  quality          varchar(20) not null,
  -- Why it was rejected or paused.
  reason           varchar(2000) not null,
  -- positional or named
  parameter_format varchar(20) not null,
  -- As Meta writes them, in JSON.
  components       text not null,
  version          bigint not null,
  created          timestamp(6) with time zone not null,
  updated          timestamp(6) with time zone not null,
  unique (account, waba_id, name, language)
);
create index template_account on template (account, id);
create index template_name on template (account, name, language);
create index template_meta on template (account, meta_id);
