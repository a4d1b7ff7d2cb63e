enum ReviewPagesPlaceholder {}
