"""What lies between the app and the network: proxies, headers, the server."""
