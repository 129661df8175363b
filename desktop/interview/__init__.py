"""The interview as pure functions: the guide, the story meter, what to ask next, the words to choose from."""
