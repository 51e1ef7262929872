const circle = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z';
const window =
  'M5 5h14a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 5 5zM3.5 9h17';

/** The lines of an icon for each kind of screen, on a square of 24 units. */
export const icons = {
  clock: `${circle}M12 7.5V12l3 2`,
  exclamation: `${circle}M12 7.5V13M12 16.4v.1`,
  offline: 'M4 4l16 16M8.5 16a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 4.5-2.6M14 9.8a10 10 0 0 1 5 2.7M12 19.4v.1',
  away: 'M14 4h6v6M20 4l-9 9M18 14v4.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6H10',
  blocked: `${window}M9.8 11.8l4.4 4.4M14.2 11.8l-4.4 4.4`,
  browser: `${window}M12 11.8v2.2M12 16.4v.1`,
  bank: 'M4 10l8-6 8 6zM6.5 13v4M12 13v4M17.5 13v4M4 20h16',
} as const;
