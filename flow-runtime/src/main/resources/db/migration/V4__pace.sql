-- Until when the message may be sent, as it was known when it was written; null for a template,
-- which may be sent at any time. A customer who writes again may have longer by then.
alter table outbox add column free_until timestamp(6) with time zone;

-- What Meta says that the message costs. It says so once, with one of the message's statuses.
alter table outbox add column price_category varchar(40);
alter table outbox add column price_type varchar(40);
alter table outbox add column billable boolean;
