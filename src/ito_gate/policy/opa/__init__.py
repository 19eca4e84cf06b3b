"""The policies on an Open Policy Agent server: settings, connection, engine."""
