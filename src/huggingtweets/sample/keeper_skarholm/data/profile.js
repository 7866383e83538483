window.YTD.profile.part0 = [
  {
    "profile": {
      "description": {
        "bio": "Keeper of the Skarholm light, the last one with somebody in it. One goat, one gull, one tree. Norsk/English. A fictional account: keeper, island, gull and all. Nobody drowned.",
        "website": "https://t.co/Lq40Gde6XO",
        "location": "Skarholm, 137 steps up"
      },
      "avatarMediaUrl": "https://pbs.example.org/profile_images/1612386476356263517/skarholm.jpg",
      "headerMediaUrl": "https://pbs.example.org/profile_banners/1612371376860644174/1673260000"
    }
  }
]