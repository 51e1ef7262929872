/** The version of this package, as told to the widget; a test keeps it equal to package.json's. */
export const version = '0.1.0';
