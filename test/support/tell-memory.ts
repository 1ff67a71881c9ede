// Loaded into a program under test (`--import`): tells at its end the most memory it ever had, in KB.
process.on('exit', () => process.stderr.write(`maxRSS${process.resourceUsage().maxRSS};`));
