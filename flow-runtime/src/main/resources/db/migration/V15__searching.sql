-- Contacts have a short number besides their id, for what refers to them in millions of rows.
create sequence contact_number;
alter table contact add column number bigint default nextval('contact_number') not null;
-- When they last wrote; kept to the hour, so that not every message changes the row.
alter table contact add column seen timestamp(6) with time zone;
-- All that a search asks of the row itself, so that it need not be read.
create index contact_numbered on contact (number, account, seen, created, blocked);
create index contact_seen on contact (account, seen, number);
create index contact_created on contact (account, created, number);

-- What can be searched for, by account: a shelf for each name under which something is known.
create sequence contact_shelf_number;
create table contact_shelf (
  number  bigint primary key,
  account varchar(40) not null,
  name    varchar(60) not null,
  unique (account, name)
);

-- What is known of contacts, once more, in a form that sorts: a letter for the kind of value, then
-- the value. The account stands with the shelf and with the contact; both are asked for.
create table contact_value (
  contact bigint not null,
  shelf   bigint not null,
  term    varchar(400) not null,
  primary key (contact, shelf, term)
);
-- Terms sort by their bytes, whatever the language of the database.
${postgresql}alter table contact_value alter column term type varchar(400) collate "C";
create index contact_value_term on contact_value (shelf, term, contact);

-- Contacts of before, which are searched for once the server has read them.
create table contact_unread (number bigint primary key);
insert into contact_unread select number from contact;

-- Groups: those whose members are named, and those whose members a query finds.
create table contact_group (
  id      varchar(40) primary key,
  account varchar(40) not null references account (id),
  name    varchar(100) not null,
  -- Without case and accents: two groups are not told apart by those.
  folded  varchar(200) not null,
  title   varchar(400) not null,
  -- The query in its normal form; '' where members are named.
  query   varchar(8000) not null,
  version bigint not null,
  created timestamp(6) with time zone not null,
  unique (account, folded)
);
create index contact_group_account on contact_group (account, id);
