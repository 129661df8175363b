"""How Firsthand looks: colours, type and spacing as data, and what turns them into Qt's palette, fonts and style sheet."""
