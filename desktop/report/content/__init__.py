"""What each document says: records become an outline."""
