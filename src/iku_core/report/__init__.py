"""Results and issues to text for people and for machines. Layer 6."""
