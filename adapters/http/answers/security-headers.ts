/**
 * Headers of every answer, names and values in turn. No CORS header: no page of another site reads anything here.
 * Balances belong in no cache.
 */
export const SECURITY_HEADERS = [
  ...['Cache-Control', 'no-store'],
  ...['X-Content-Type-Options', 'nosniff'],
  ...['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ...['Cross-Origin-Resource-Policy', 'same-origin'],
  ...['Referrer-Policy', 'no-referrer'],
] as const;
