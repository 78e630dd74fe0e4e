-- Whether the business wants to hear no more of somebody.
alter table contact add column blocked boolean default false not null;

-- What a business writes down about its contacts, besides what everybody does.
create table contact_field (
  id      varchar(40) primary key,
  account varchar(40) not null references account (id),
  -- As flows name it: contact.city is city.
  name    varchar(60) not null,
  title   varchar(400) not null,
  kind    varchar(20) not null,
  -- A JSON list of the words of a choice; '[]' for other kinds.
  words   text not null,
  version bigint not null,
  created timestamp(6) with time zone not null,
  unique (account, name)
);
create index contact_field_account on contact_field (account, id);

-- What people of the business write down about a contact for each other.
create table contact_note (
  id      varchar(40) primary key,
  account varchar(40) not null,
  contact varchar(40) not null,
  text    varchar(8000) not null,
  -- The user or key that wrote it.
  author  varchar(40) not null,
  created timestamp(6) with time zone not null
);
create index contact_note_contact on contact_note (account, contact, id);
