// Every test has a server and a database of its own.
[assembly: Parallelizable(ParallelScope.Fixtures)]
