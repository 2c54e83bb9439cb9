"""One small file of every version there has been."""
