// `forkyard lessons …` and `forkyard check …`: lessons on the terminal.
#pragma once

namespace forkyard::app {

/// lessons · lessons --json · lessons --check FOLDER. Exit code 0, 1 where the folder has a fault, 2 for wrong usage.
int runLessons(int argc, char **argv);

/// measure LESSON: what the lesson measures, on this machine.
int runMeasure(int argc, char **argv);

/// check LESSON EXERCISE FILE; a prediction's id will do, too. Exit code 0 where the file solves the exercise, 1 where not, 2 for wrong usage.
int runCheck(int argc, char **argv);

} // namespace forkyard::app
