"""The second process of the studio: it sets pages and checks spelling."""
