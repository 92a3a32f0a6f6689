// The object behind the precompiled header that every room reuses.
