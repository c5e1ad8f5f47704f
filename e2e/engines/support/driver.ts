/** What a journey needs of a browser, whatever protocol it is driven by. */
export interface Driver {
  /** Opens an address and waits until it has loaded. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Calls a function on the page with plain values and answers what it returns. It must stand on its own. */
  call<A extends unknown[], T>(work: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Clicks, with the browser's own pointer, on the element that the function finds. False when it finds none. */
  click<A extends unknown[]>(find: (...args: A) => Element | null, ...args: A): Promise<boolean>;
  /** Types, with the browser's own keyboard, where the focus is. */
  type(text: string): Promise<void>;
  /** What the pages threw or logged as an error. */
  readonly complaints: string[];
  /** Ends the browser. Its profile stays for a next start, where the engine can. */
  quit(): Promise<void>;
}
