-- The best-known date of each event that has one, and the source that gives it.
CREATE VIEW best_known_dates AS
SELECT event_id, title, a.date_edtf, a.date_earliest, a.date_latest,
  a.date_certain_from, a.date_certain_to, a.date_extent, a.date_qualifier, a.source_id
FROM events JOIN attestations AS a USING (event_id) WHERE a.rank = 'preferred';

-- Each event with itself, its whole, and everything that the whole is a part of.
CREATE VIEW wholes AS
WITH RECURSIVE found(event_id, whole_id) AS (
  SELECT event_id, event_id FROM events
  UNION
  SELECT found.event_id, r.related_event_id
  FROM found JOIN event_relations AS r ON r.event_id = whole_id AND r.relation = 'part-of')
SELECT * FROM found;

-- What is stated to be before what: a part has the order of its whole, and the order goes on.
CREATE VIEW stated_order AS
WITH RECURSIVE step(event_id, related_event_id) AS (
  SELECT a.event_id, b.event_id FROM event_relations AS r
  JOIN wholes AS a ON a.whole_id = r.event_id
  JOIN wholes AS b ON b.whole_id = r.related_event_id WHERE r.relation = 'before'),
found(event_id, related_event_id) AS (
  SELECT * FROM step
  UNION
  SELECT found.event_id, step.related_event_id
  FROM found JOIN step ON step.event_id = found.related_event_id)
SELECT * FROM found;

-- Whether each event is certainly, possibly or never before each other one, by the best-known dates.
CREATE VIEW event_order AS
SELECT a.event_id, CASE
  WHEN (a.event_id, b.event_id) IN (SELECT event_id, related_event_id FROM stated_order)
    OR a.best_latest < b.best_earliest THEN 'certainly'
  WHEN (b.event_id, a.event_id) IN (SELECT event_id, related_event_id FROM stated_order)
    OR (a.event_id, b.event_id) IN (SELECT event_id, whole_id FROM wholes)
    OR (b.event_id, a.event_id) IN (SELECT event_id, whole_id FROM wholes)
    OR coalesce(a.best_certain_to, a.best_earliest) > coalesce(b.best_certain_from, b.best_latest)
    THEN 'never'
  ELSE 'possibly' END AS is_before, b.event_id AS related_event_id
FROM windows AS a JOIN windows AS b ON a.event_id <> b.event_id;
