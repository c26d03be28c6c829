"""Who may do what in the annual cycle. In memory, without a query."""
