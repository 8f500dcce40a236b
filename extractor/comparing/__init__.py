"""What is read beside what is expected, datapoint by datapoint: the project's one comparison."""
