-- Where files lie that customers put into forms, and what opens them; a row goes with the fetching.
create table media_sealed (
  id   varchar(40) primary key,
  said varchar(8000) not null
);
