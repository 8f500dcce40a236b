"""The database as a site: pages for councils, reports and figures on top of Datasette."""
