
-- The events that were possibly, or certainly, on a day: FROM possibly_on('2024-05-17').
CREATE OR REPLACE MACRO possibly_on(day) AS TABLE
SELECT event_id, title, best_edtf FROM windows
WHERE CAST(day AS DATE) BETWEEN best_earliest AND best_latest;

CREATE OR REPLACE MACRO certainly_on(day) AS TABLE
SELECT event_id, title, best_edtf FROM windows
WHERE CAST(day AS DATE) BETWEEN best_certain_from AND best_certain_to;
