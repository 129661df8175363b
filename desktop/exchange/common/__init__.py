"""What every file from outside or to the outside needs: careful reading, writing whole, shared forms."""
