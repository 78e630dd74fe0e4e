-- Two contacts that were found to be one person. The row of the one that is gone is kept here, with all that moved,
-- so that both can be told apart again; conversations and messages keep its id.
create table contact_merge (
  id      varchar(40) primary key,
  account varchar(40) not null references account (id),
  kept    varchar(40) not null,
  gone    varchar(40) not null,
  -- Both as they were, and what moved; JSON.
  before  text not null,
  -- The user or key that did it.
  author  varchar(60) not null,
  created timestamp(6) with time zone not null,
  undone  timestamp(6) with time zone
);
create index contact_merge_account on contact_merge (account, id);
create index contact_merge_gone on contact_merge (gone);
create index contact_merge_kept on contact_merge (account, kept, id);
