/** Whether the user has just clicked or typed, here or in the widget; where the browser does not tell, it is taken for granted. */
export function isUserActive(): boolean {
  const { userActivation } = navigator as { readonly userActivation?: UserActivation };
  return userActivation?.isActive ?? true;
}
