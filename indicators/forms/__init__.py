"""Input about indicators, made into clean data, by noun."""
