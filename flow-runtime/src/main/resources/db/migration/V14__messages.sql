-- Who had a message sent that no flow said: a user or a key; '' for flows.
alter table outbox add column author varchar(300) default '' not null;

-- What became of it: a word and a moment each, with ; between.
alter table outbox add column history varchar(2000) default '' not null;

-- What message templates are for, so that nobody can send one as something else.
create table template_category (
  account  varchar(40) not null,
  name     varchar(600) not null,
  language varchar(20) not null,
  category varchar(20) not null,
  -- Whether Meta said so; else a bot's templates.json did.
  by_meta  boolean not null,
  primary key (account, name, language)
);
