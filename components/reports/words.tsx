// What somebody wrote in a case: text and nothing else, in its own direction, apart from what the page says.
export const Words = ({ children }: { children: string }) => (
  <p className="mt-1 rounded-1 bg-sunk px-3 py-2 text-ink whitespace-pre-line wrap-anywhere" dir="auto">
    {children}
  </p>
);
