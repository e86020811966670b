/** Where everything listens while it is measured, on loopback. */
export const PORTS = {
  web: 6001,
  secondWeb: 6002,
  bare: 6003,
  small: 6004,
  files: 6010,
  compressing: 6011,
  deployed: 6012,
  browser: 6020,
  outlet: 6030,
  engine: 6031,
  fresh: 6040,
} as const;

export const at = (port: number, path = ''): string => `http://127.0.0.1:${port}${path}`;
