-- Old turns are found in the order in which they happened.
create index turn_inbox on turn (inbox);
