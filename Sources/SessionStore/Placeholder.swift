enum SessionStorePlaceholder {}
