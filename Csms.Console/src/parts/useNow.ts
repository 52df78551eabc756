import { useEffect, useState } from 'react';

/** The present instant in milliseconds, new every few seconds: for what is told as "a minute ago". */
export function useNow(everyMilliseconds = 5_000) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}
