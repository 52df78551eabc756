import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';

type After<Result> = {
  /** What is told when it is done. */
  done?: string;
  /** The first parts of the query keys that are old by it. */
  touches?: string[];
  onDone?: (result: Result) => void;
};

/** A change that is told: when it is done, and in the problem's own words when it is not. */
export function useChange<Input = void, Result = unknown>(change: (input: Input) => Promise<Result>, { done, touches = [], onDone }: After<Result> = {}) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (result) => {
      if (done) notifications.show({ color: 'teal', message: done });
      onDone?.(result);
    },
    onError: (error) => notifications.show({ color: 'red', message: error.message, autoClose: 10_000 }),
    // Also after a refusal: what is shown may be older than what was refused.
    onSettled: () => Promise.all(touches.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
