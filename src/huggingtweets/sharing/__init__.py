"""Share a persona: cards, folders, GGUF files, pictures, bundles and the Hugging Face Hub."""
