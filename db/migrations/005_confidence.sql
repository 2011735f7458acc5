-- How often what was found in such a way is a measure (0-1), as calibrated on documents left out of training.
ALTER TABLE measures ADD COLUMN confidence REAL NOT NULL DEFAULT 1.0;
