-- H2 commits a sequence's place by itself, once for every so many numbers: each such commit costs as much as
-- a turn. Numbers are skipped when a process is killed; nobody counts on their being complete. PostgreSQL would
-- keep numbers aside for each connection, which would break the order of what happens.
${h2}alter sequence event_sequence cache 1000;
