window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1901940908902092873"
          ],
          "editableUntil": "2025-03-18T11:17:03.692Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "139"
      ],
      "favorite_count": "300",
      "id_str": "1901940908902092873",
      "truncated": false,
      "retweet_count": "24",
      "id": "1901940908902092873",
      "created_at": "Tue Mar 18 10:17:03 +0000 2025",
      "favorited": false,
      "full_text": "Arnfinn: five. I gave him the peaches. The whole crate, twenty-four tins. He looked into it a long while and said there were dates on them.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1631976016781182207"
          ],
          "editableUntil": "2023-03-04T12:12:57.705Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "150"
      ],
      "favorite_count": "7",
      "id_str": "1631976016781182207",
      "truncated": false,
      "retweet_count": "0",
      "id": "1631976016781182207",
      "created_at": "Sat Mar 04 11:12:57 +0000 2023",
      "favorited": false,
      "full_text": "The eiders are back under the boathouse, for the twenty-ninth spring running. I call them the Tenants. They pay in down and complain about the stairs.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1724333420849119624"
          ],
          "editableUntil": "2023-11-14T08:48:18.753Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "52"
      ],
      "favorite_count": "34",
      "id_str": "1724333420849119624",
      "truncated": false,
      "retweet_count": "2",
      "id": "1724333420849119624",
      "created_at": "Tue Nov 14 07:48:18 +0000 2023",
      "favorited": false,
      "full_text": "Mørketida er ikke mørk. Den er bare mer konsentrert.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1908071770094130322"
          ],
          "editableUntil": "2025-04-04T09:18:54.906Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "141"
      ],
      "favorite_count": "26",
      "id_str": "1908071770094130322",
      "truncated": false,
      "retweet_count": "1",
      "id": "1908071770094130322",
      "created_at": "Fri Apr 04 08:18:54 +0000 2025",
      "favorited": false,
      "full_text": "The Tenants are back, all but no. 9. I took my sou'wester off the hook and laid it out in the old place, with the dent in it. You never know.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1638868216626258268"
          ],
          "editableUntil": "2023-03-23T12:40:06.199Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Paul (tinned)",
            "screen_name": "peachtin_paul",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "694626089829286734",
            "id": "694626089829286734"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "70"
      ],
      "favorite_count": "2",
      "in_reply_to_status_id_str": "1638845378638515215",
      "id_str": "1638868216626258268",
      "in_reply_to_user_id": "694626089829286734",
      "truncated": false,
      "retweet_count": "0",
      "id": "1638868216626258268",
      "in_reply_to_status_id": "1638845378638515215",
      "created_at": "Thu Mar 23 11:40:06 +0000 2023",
      "favorited": false,
      "full_text": "@peachtin_paul \"Kettlement\" is good. It is on the wall now, in pencil.",
      "lang": "en",
      "in_reply_to_screen_name": "peachtin_paul",
      "in_reply_to_user_id_str": "694626089829286734"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1799363345095942262"
          ],
          "editableUntil": "2024-06-08T09:50:26.682Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1799363345095942262/photo/1",
            "indices": [
              "117",
              "140"
            ],
            "url": "https://t.co/Q8EblLWFB6",
            "media_url": "http://pbs.example.org/media/VOwIBcNQphfi0ts.jpg",
            "id_str": "1799363261210310855",
            "id": "1799363261210310855",
            "media_url_https": "https://pbs.example.org/media/VOwIBcNQphfi0ts.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/Q8EblLWFB6"
          }
        ]
      },
      "display_text_range": [
        "0",
        "116"
      ],
      "favorite_count": "172",
      "id_str": "1799363345095942262",
      "truncated": false,
      "retweet_count": "33",
      "id": "1799363345095942262",
      "possibly_sensitive": false,
      "created_at": "Sat Jun 08 08:50:26 +0000 2024",
      "favorited": false,
      "full_text": "The wheatears have fledged &lt;5 of them&gt; and are all on the bench, facing the mainland, as if the boat were due. https://t.co/Q8EblLWFB6",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1799363345095942262/photo/1",
            "indices": [
              "117",
              "140"
            ],
            "url": "https://t.co/Q8EblLWFB6",
            "media_url": "http://pbs.example.org/media/VOwIBcNQphfi0ts.jpg",
            "id_str": "1799363261210310855",
            "id": "1799363261210310855",
            "media_url_https": "https://pbs.example.org/media/VOwIBcNQphfi0ts.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/Q8EblLWFB6"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1618169494853667610"
          ],
          "editableUntil": "2023-01-25T09:50:46.365Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "4"
      ],
      "favorite_count": "3",
      "id_str": "1618169494853667610",
      "truncated": false,
      "retweet_count": "0",
      "id": "1618169494853667610",
      "created_at": "Wed Jan 25 08:50:46 +0000 2023",
      "favorited": false,
      "full_text": "Fog.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1918677941733668579"
          ],
          "editableUntil": "2025-05-03T15:44:03.278Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "57"
      ],
      "favorite_count": "71",
      "id_str": "1918677941733668579",
      "truncated": false,
      "retweet_count": "13",
      "id": "1918677941733668579",
      "created_at": "Sat May 03 14:44:03 +0000 2025",
      "favorited": false,
      "full_text": "Do you ever get the feeling that the kettle is listening?",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "edit": {
          "initialTweetId": "1756641867809607685",
          "editControlInitial": {
            "editTweetIds": [
              "1756641867809607685",
              "1756642849275089687"
            ],
            "editableUntil": "2024-02-11T12:30:32.770Z",
            "editsRemaining": "4",
            "isEditEligible": true
          }
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "106"
      ],
      "favorite_count": "106",
      "id_str": "1756642849275089687",
      "truncated": false,
      "retweet_count": "15",
      "id": "1756642849275089687",
      "created_at": "Sun Feb 11 11:34:26 +0000 2024",
      "favorited": false,
      "full_text": "Shrovetide buns. I made six. I ate two, logged two, and turned my back for a moment that I shall regret. 🥯",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1843569720564924991"
          ],
          "editableUntil": "2024-10-08T09:30:47.908Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "64"
      ],
      "favorite_count": "27",
      "in_reply_to_status_id_str": "1843548048594403614",
      "id_str": "1843569720564924991",
      "in_reply_to_user_id": "1071548305113418896",
      "truncated": false,
      "retweet_count": "1",
      "id": "1843569720564924991",
      "in_reply_to_status_id": "1843548048594403614",
      "created_at": "Tue Oct 08 08:30:47 +0000 2024",
      "favorited": false,
      "full_text": "@preben_kystdir Good morning, Preben. I see somebody else is up.",
      "lang": "en",
      "in_reply_to_screen_name": "preben_kystdir",
      "in_reply_to_user_id_str": "1071548305113418896"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1943101529295322941"
          ],
          "editableUntil": "2025-07-10T01:14:40.321Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "66"
      ],
      "favorite_count": "133",
      "id_str": "1943101529295322941",
      "truncated": false,
      "retweet_count": "25",
      "id": "1943101529295322941",
      "created_at": "Thu Jul 10 00:14:40 +0000 2025",
      "favorited": false,
      "full_text": "Thursday. Nothing at ten past two, local time. I was up anyway. 🇳🇱",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2107401946954682142"
          ],
          "editableUntil": "2026-10-06T10:25:52.445Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "126"
      ],
      "favorite_count": "304",
      "id_str": "2107401946954682142",
      "truncated": false,
      "retweet_count": "40",
      "id": "2107401946954682142",
      "created_at": "Tue Oct 06 09:25:52 +0000 2026",
      "favorited": false,
      "full_text": "Brev fra Direktoratet: avgjørelsen kommer 1. desember. Måken leste det først. Han la det fra seg igjen, og det gjør han aldri.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1839193224077107465"
          ],
          "editableUntil": "2024-09-26T07:40:09.834Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "11"
      ],
      "favorite_count": "271",
      "id_str": "1839193224077107465",
      "truncated": false,
      "retweet_count": "18",
      "id": "1839193224077107465",
      "created_at": "Thu Sep 26 06:40:09 +0000 2024",
      "favorited": false,
      "full_text": "Redwings. 🐦",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1637002982518986276",
            "1637004458914206980"
          ],
          "editableUntil": "2023-03-18T09:08:19.734Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "155"
      ],
      "favorite_count": "4",
      "id_str": "1637002982518986276",
      "truncated": false,
      "retweet_count": "0",
      "id": "1637002982518986276",
      "created_at": "Sat Mar 18 08:08:19 +0000 2023",
      "favorited": false,
      "full_text": "Bought nothing. Spoke to nobody. Painted forty metres of raling. Had a cheese sandwich with a view of Denmark, or cloud. Nobody drowned. A good Saturday. 🧀",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1917676949703649646"
          ],
          "editableUntil": "2025-04-30T21:26:28.181Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1917676949703649646/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/BLvXdKxzZb",
            "media_url": "http://pbs.example.org/media/S0j0gbaslcy9lnN.jpg",
            "id_str": "1917676865817283314",
            "id": "1917676865817283314",
            "media_url_https": "https://pbs.example.org/media/S0j0gbaslcy9lnN.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/BLvXdKxzZb"
          }
        ]
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "176",
      "id_str": "1917676949703649646",
      "truncated": false,
      "retweet_count": "25",
      "id": "1917676949703649646",
      "possibly_sensitive": false,
      "created_at": "Wed Apr 30 20:26:28 +0000 2025",
      "favorited": false,
      "full_text": "https://t.co/BLvXdKxzZb",
      "lang": "qme",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1917676949703649646/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/BLvXdKxzZb",
            "media_url": "http://pbs.example.org/media/S0j0gbaslcy9lnN.jpg",
            "id_str": "1917676865817283314",
            "id": "1917676865817283314",
            "media_url_https": "https://pbs.example.org/media/S0j0gbaslcy9lnN.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/BLvXdKxzZb"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2117288173349260598"
          ],
          "editableUntil": "2026-11-02T17:10:12.495Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "45"
      ],
      "favorite_count": "53",
      "id_str": "2117288173349260598",
      "truncated": false,
      "retweet_count": "2",
      "id": "2117288173349260598",
      "created_at": "Mon Nov 02 16:10:12 +0000 2026",
      "favorited": false,
      "full_text": "Reminder: I am fictional. The weather is not.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1940893156241981195"
          ],
          "editableUntil": "2025-07-03T22:59:23.156Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "98"
      ],
      "favorite_count": "56",
      "in_reply_to_status_id_str": "1940849321571045912",
      "id_str": "1940893156241981195",
      "in_reply_to_user_id": "783415948739491445",
      "truncated": false,
      "retweet_count": "10",
      "id": "1940893156241981195",
      "in_reply_to_status_id": "1940849321571045912",
      "created_at": "Thu Jul 03 21:59:23 +0000 2025",
      "favorited": false,
      "full_text": "@wim_jantjebos E is the right end for a word. It's the shortest there is. I couldn't let go of it.",
      "lang": "en",
      "in_reply_to_screen_name": "wim_jantjebos",
      "in_reply_to_user_id_str": "783415948739491445"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2071592207318287058"
          ],
          "editableUntil": "2026-06-29T14:50:45.203Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "78"
      ],
      "favorite_count": "404",
      "id_str": "2071592207318287058",
      "truncated": false,
      "retweet_count": "70",
      "id": "2071592207318287058",
      "created_at": "Mon Jun 29 13:50:45 +0000 2026",
      "favorited": false,
      "full_text": "Tuva (nearly 10) is here again, with the lamb. It reported for duty at once. 🐑",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1648257586742449212"
          ],
          "editableUntil": "2023-04-18T10:30:06.481Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/YvIbFYOqu2",
            "expanded_url": "https://example.org/lightpath/slides/stakeholders",
            "display_url": "example.org/lightpath/slid…",
            "indices": [
              "173",
              "196"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "196"
      ],
      "favorite_count": "28",
      "id_str": "1648257586742449212",
      "truncated": false,
      "retweet_count": "0",
      "id": "1648257586742449212",
      "possibly_sensitive": false,
      "created_at": "Tue Apr 18 09:30:06 +0000 2023",
      "favorited": false,
      "full_text": "Dear Preben has sent a slide called \"Stakeholder Map\". I am on it. So is \"Wildlife\". We share a bubble. I should like it known that the Bailiff and I do not share a bubble. https://t.co/YvIbFYOqu2",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1803752235202410833"
          ],
          "editableUntil": "2024-06-20T12:30:19.625Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "64"
      ],
      "favorite_count": "80",
      "id_str": "1803752235202410833",
      "truncated": false,
      "retweet_count": "1",
      "id": "1803752235202410833",
      "created_at": "Thu Jun 20 11:30:19 +0000 2024",
      "favorited": false,
      "full_text": "The sea is so flat this morning that the seals look embarrassed.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1699322242375979253"
          ],
          "editableUntil": "2023-09-06T08:22:49.119Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Prof. A. Brenning",
            "screen_name": "prof_brenning",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1049212067643940612",
            "id": "1049212067643940612"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "100"
      ],
      "favorite_count": "8",
      "in_reply_to_status_id_str": "1699320635955593276",
      "id_str": "1699322242375979253",
      "in_reply_to_user_id": "1049212067643940612",
      "truncated": false,
      "retweet_count": "0",
      "id": "1699322242375979253",
      "in_reply_to_status_id": "1699320635955593276",
      "created_at": "Wed Sep 06 07:22:49 +0000 2023",
      "favorited": false,
      "full_text": "@prof_brenning Oh, I agree that a lamp can be run from an office. I am told that a marriage can too.",
      "lang": "en",
      "in_reply_to_screen_name": "prof_brenning",
      "in_reply_to_user_id_str": "1049212067643940612"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1983423606331662599"
          ],
          "editableUntil": "2025-10-29T07:40:12.635Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "9"
      ],
      "favorite_count": "599",
      "id_str": "1983423606331662599",
      "truncated": false,
      "retweet_count": "81",
      "id": "1983423606331662599",
      "created_at": "Wed Oct 29 06:40:12 +0000 2025",
      "favorited": false,
      "full_text": "🐐 1 – 0 📨",
      "lang": "und"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1900472082777829461"
          ],
          "editableUntil": "2025-03-14T10:00:28.255Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "60"
      ],
      "favorite_count": "120",
      "id_str": "1900472082777829461",
      "truncated": false,
      "retweet_count": "3",
      "id": "1900472082777829461",
      "created_at": "Fri Mar 14 09:00:28 +0000 2025",
      "favorited": false,
      "full_text": "Alt vel på Skarholm. Jeg har aldri ment det så inderlig før.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1684069348175162839"
          ],
          "editableUntil": "2023-07-26T06:13:15.757Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "114"
      ],
      "favorite_count": "400",
      "id_str": "1684069348175162839",
      "truncated": false,
      "retweet_count": "45",
      "id": "1684069348175162839",
      "created_at": "Wed Jul 26 05:13:15 +0000 2023",
      "favorited": false,
      "full_text": "The Voice is on holiday. A young man is reading it. He says \"moderate\" as if he had been told it was a compliment.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1662000635923506385"
          ],
          "editableUntil": "2023-05-26T08:40:04.739Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "176"
      ],
      "favorite_count": "54",
      "id_str": "1662000635923506385",
      "truncated": false,
      "retweet_count": "5",
      "id": "1662000635923506385",
      "created_at": "Fri May 26 07:40:04 +0000 2023",
      "favorited": false,
      "full_text": "Received from the Directorate: one (1) tablet, waterproof, for the \"digital logbook\". The old logbook is also waterproof, in the sense that it has been wet &amp; is still here.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2069514576871380375"
          ],
          "editableUntil": "2026-06-23T21:14:59.504Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "65"
      ],
      "favorite_count": "241",
      "id_str": "2069514576871380375",
      "truncated": false,
      "retweet_count": "20",
      "id": "2069514576871380375",
      "created_at": "Tue Jun 23 20:14:59 +0000 2026",
      "favorited": false,
      "full_text": "Sankthans med full bemanning. Pølseregnskapet legges ikke fram. 🌭",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1714014713111138925"
          ],
          "editableUntil": "2023-10-16T21:25:27.116Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "64"
      ],
      "favorite_count": "9",
      "id_str": "1714014713111138925",
      "truncated": false,
      "retweet_count": "1",
      "id": "1714014713111138925",
      "created_at": "Mon Oct 16 20:25:27 +0000 2023",
      "favorited": false,
      "full_text": "Det lukter uvær. Du kjenner det i tennene. Optimisten sier PENT.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "edit": {
          "initialTweetId": "1694383816993010324",
          "editControlInitial": {
            "editTweetIds": [
              "1694383816993010324",
              "1694385297582471232"
            ],
            "editableUntil": "2023-08-23T17:19:16.757Z",
            "editsRemaining": "4",
            "isEditEligible": true
          }
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1694385297582471232/photo/1",
            "indices": [
              "78",
              "101"
            ],
            "url": "https://t.co/OJBkRlpNXd",
            "media_url": "http://pbs.example.org/media/wqlDavmRxsDdKNe.jpg",
            "id_str": "1694385213696471560",
            "id": "1694385213696471560",
            "media_url_https": "https://pbs.example.org/media/wqlDavmRxsDdKNe.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/OJBkRlpNXd"
          }
        ]
      },
      "display_text_range": [
        "0",
        "77"
      ],
      "favorite_count": "7",
      "id_str": "1694385297582471232",
      "truncated": false,
      "retweet_count": "1",
      "id": "1694385297582471232",
      "possibly_sensitive": false,
      "created_at": "Wed Aug 23 16:25:09 +0000 2023",
      "favorited": false,
      "full_text": "The heather is out. The whole island smells like the inside of a good drawer. https://t.co/OJBkRlpNXd",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1694385297582471232/photo/1",
            "indices": [
              "78",
              "101"
            ],
            "url": "https://t.co/OJBkRlpNXd",
            "media_url": "http://pbs.example.org/media/wqlDavmRxsDdKNe.jpg",
            "id_str": "1694385213696471560",
            "id": "1694385213696471560",
            "media_url_https": "https://pbs.example.org/media/wqlDavmRxsDdKNe.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/OJBkRlpNXd"
          },
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1694385297582471232/photo/1",
            "indices": [
              "78",
              "101"
            ],
            "url": "https://t.co/OJBkRlpNXd",
            "media_url": "http://pbs.example.org/media/QRmEcHnReo7h9Av.jpg",
            "id_str": "1694385217892522020",
            "id": "1694385217892522020",
            "media_url_https": "https://pbs.example.org/media/QRmEcHnReo7h9Av.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/OJBkRlpNXd"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1687785570778409086"
          ],
          "editableUntil": "2023-08-05T12:20:12.270Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "4"
      ],
      "favorite_count": "73",
      "id_str": "1687785570778409086",
      "truncated": false,
      "retweet_count": "12",
      "id": "1687785570778409086",
      "created_at": "Sat Aug 05 11:20:12 +0000 2023",
      "favorited": false,
      "full_text": "🌫️🐐☕",
      "lang": "art"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1681548943871324033"
          ],
          "editableUntil": "2023-07-19T07:18:04.544Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "118"
      ],
      "favorite_count": "61",
      "id_str": "1681548943871324033",
      "truncated": false,
      "retweet_count": "12",
      "id": "1681548943871324033",
      "created_at": "Wed Jul 19 06:18:04 +0000 2023",
      "favorited": false,
      "full_text": "A yacht just called on channel 16 to ask, in great alarm, what had died. I told them: nothing, ma'am, that is my aunt.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2115717501851600073"
          ],
          "editableUntil": "2026-10-29T09:08:55.228Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "141"
      ],
      "favorite_count": "529",
      "id_str": "2115717501851600073",
      "truncated": false,
      "retweet_count": "29",
      "id": "2115717501851600073",
      "created_at": "Thu Oct 29 08:08:55 +0000 2026",
      "favorited": false,
      "full_text": "E-mail from Preben, no subject at all. \"I have written my recommendation. I can't tell you what it says. It is 137 words. I counted them.\nP.\"",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1624078926811377710"
          ],
          "editableUntil": "2023-02-10T17:12:44.736Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "thebailiff",
            "indices": [
              "151",
              "162"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "162"
      ],
      "favorite_count": "18",
      "id_str": "1624078926811377710",
      "truncated": false,
      "retweet_count": "2",
      "id": "1624078926811377710",
      "created_at": "Fri Feb 10 16:12:44 +0000 2023",
      "favorited": false,
      "full_text": "The Bailiff stood outside the kitchen window from 14:00 to 16:10 and looked at the waffle iron. I looked at him. Neither of us has other appointments. #thebailiff",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2054141365034874723"
          ],
          "editableUntil": "2026-05-12T11:07:20.182Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "98"
      ],
      "favorite_count": "300",
      "id_str": "2054141365034874723",
      "truncated": false,
      "retweet_count": "51",
      "id": "2054141365034874723",
      "created_at": "Tue May 12 10:07:20 +0000 2026",
      "favorited": false,
      "full_text": "The hearing has begun. I've got it on the radio, on the bench, with the Deputy. She's in her vest.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1962840819428797830"
          ],
          "editableUntil": "2025-09-02T12:31:33.827Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "44"
      ],
      "favorite_count": "66",
      "id_str": "1962840819428797830",
      "truncated": false,
      "retweet_count": "10",
      "id": "1962840819428797830",
      "created_at": "Tue Sep 02 11:31:33 +0000 2025",
      "favorited": false,
      "full_text": "It's all right. It was only the wheelbarrow.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1715128518847208896"
          ],
          "editableUntil": "2023-10-19T23:11:19.097Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "176"
      ],
      "favorite_count": "107",
      "id_str": "1715128518847208896",
      "truncated": false,
      "retweet_count": "16",
      "id": "1715128518847208896",
      "created_at": "Thu Oct 19 22:11:19 +0000 2023",
      "favorited": false,
      "full_text": "Wind SE 11. Counted the lights before the spray took them: Amber Constance, Fjordprins, Wanda K. and one I could not read. I don't go to bed when there is one I could not read.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2045378991244233021"
          ],
          "editableUntil": "2026-04-18T06:48:47.473Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "shipsbyname",
            "indices": [
              "121",
              "133"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "133"
      ],
      "favorite_count": "343",
      "id_str": "2045378991244233021",
      "truncated": false,
      "retweet_count": "42",
      "id": "2045378991244233021",
      "created_at": "Sat Apr 18 05:48:47 +0000 2026",
      "favorited": false,
      "full_text": "06:00 Wanda K., high and empty, outward bound, the cook hanging out shirts. Whoever's got the red one has lost a button. #shipsbyname",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1900099522240017443"
          ],
          "editableUntil": "2025-03-13T09:20:02.901Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "101"
      ],
      "favorite_count": "66",
      "in_reply_to_status_id_str": "1899763455531185564",
      "id_str": "1900099522240017443",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "3",
      "id": "1900099522240017443",
      "in_reply_to_status_id": "1899763455531185564",
      "created_at": "Thu Mar 13 08:20:02 +0000 2025",
      "favorited": false,
      "full_text": "She got up at seven. She walked to the door, opened it, looked round the yard, and ate the vet's hat.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1791400973485924449"
          ],
          "editableUntil": "2024-05-17T10:30:49.356Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "92"
      ],
      "favorite_count": "91",
      "id_str": "1791400973485924449",
      "truncated": false,
      "retweet_count": "8",
      "id": "1791400973485924449",
      "created_at": "Fri May 17 09:30:49 +0000 2024",
      "favorited": false,
      "full_text": "17. mai-toget gikk i år med utvidet besetning: Sander hadde sendt en gul vest til geita. 🇳🇴🐐",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1994297452528433055"
          ],
          "editableUntil": "2025-11-28T07:48:59.594Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/RPzRLLvvdO",
            "expanded_url": "https://x.com/quietfreq_ex/status/1994099397493959435",
            "display_url": "x.com/quietfreq_ex/status/…",
            "indices": [
              "35",
              "58"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "58"
      ],
      "favorite_count": "444",
      "id_str": "1994297452528433055",
      "truncated": false,
      "retweet_count": "11",
      "id": "1994297452528433055",
      "possibly_sensitive": false,
      "created_at": "Fri Nov 28 06:48:59 +0000 2025",
      "favorited": false,
      "full_text": "Rain, rain, sleet, the post, rain. https://t.co/RPzRLLvvdO"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1710384154554719139"
          ],
          "editableUntil": "2023-10-06T20:58:54.503Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Gull Police",
            "screen_name": "gullpolice_ex",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "918204156607517509",
            "id": "918204156607517509"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "102"
      ],
      "favorite_count": "11",
      "in_reply_to_status_id_str": "1710341125188414604",
      "id_str": "1710384154554719139",
      "in_reply_to_user_id": "918204156607517509",
      "truncated": false,
      "retweet_count": "1",
      "id": "1710384154554719139",
      "in_reply_to_status_id": "1710341125188414604",
      "created_at": "Fri Oct 06 19:58:54 +0000 2023",
      "favorited": false,
      "full_text": "@gullpolice_ex No, he is not \"just being a bird\". I have watched birds being birds. He has a schedule.",
      "lang": "en",
      "in_reply_to_screen_name": "gullpolice_ex",
      "in_reply_to_user_id_str": "918204156607517509"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2002748137869443765"
          ],
          "editableUntil": "2025-12-21T15:28:59.986Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "99"
      ],
      "favorite_count": "111",
      "id_str": "2002748137869443765",
      "truncated": false,
      "retweet_count": "2",
      "id": "2002748137869443765",
      "created_at": "Sun Dec 21 14:28:59 +0000 2025",
      "favorited": false,
      "full_text": "Solstice. Sat in the dark with the Deputy and my feet in the oven, and we agreed to see it through.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1871611978670115863"
          ],
          "editableUntil": "2024-12-24T18:40:43.240Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "85",
      "id_str": "1871611978670115863",
      "truncated": false,
      "retweet_count": "16",
      "id": "1871611978670115863",
      "created_at": "Tue Dec 24 17:40:43 +0000 2024",
      "favorited": false,
      "full_text": "Called the lights by name. All answered. Then, when I'd put down the microphone, one more, a long way off: \"And Skarholm?\" Skarholm is here.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1976339728406508361"
          ],
          "editableUntil": "2025-10-09T18:31:24.525Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "104"
      ],
      "favorite_count": "129",
      "in_reply_to_status_id_str": "1976299949624703770",
      "id_str": "1976339728406508361",
      "in_reply_to_user_id": "1071548305113418896",
      "truncated": false,
      "retweet_count": "23",
      "id": "1976339728406508361",
      "in_reply_to_status_id": "1976299949624703770",
      "created_at": "Thu Oct 09 17:31:24 +0000 2025",
      "favorited": false,
      "full_text": "@preben_kystdir CONGRATULATIONS. Two flashes every fifteen seconds are yours tonight. What's she called?",
      "lang": "en",
      "in_reply_to_screen_name": "preben_kystdir",
      "in_reply_to_user_id_str": "1071548305113418896"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1996143249856087450"
          ],
          "editableUntil": "2025-12-03T10:03:31.970Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "84"
      ],
      "favorite_count": "313",
      "id_str": "1996143249856087450",
      "truncated": false,
      "retweet_count": "21",
      "id": "1996143249856087450",
      "created_at": "Wed Dec 03 09:03:31 +0000 2025",
      "favorited": false,
      "full_text": "When did we begin to say \"content\"? I used to be content. Now it seems I produce it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1954922628350906138"
          ],
          "editableUntil": "2025-08-11T16:07:29.961Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "69"
      ],
      "favorite_count": "547",
      "id_str": "1954922628350906138",
      "truncated": false,
      "retweet_count": "100",
      "id": "1954922628350906138",
      "created_at": "Mon Aug 11 15:07:29 +0000 2025",
      "favorited": false,
      "full_text": "The blackberries are ripe. There are nine. I'm having a dinner party.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2054195133890732653"
          ],
          "editableUntil": "2026-05-12T14:40:59.676Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Fjordprins night bridge",
            "screen_name": "nightferry_fp",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1019556845191914124",
            "id": "1019556845191914124"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "71"
      ],
      "favorite_count": "199",
      "in_reply_to_status_id_str": "2054170626573516753",
      "id_str": "2054195133890732653",
      "in_reply_to_user_id": "1019556845191914124",
      "truncated": false,
      "retweet_count": "13",
      "id": "2054195133890732653",
      "in_reply_to_status_id": "2054170626573516753",
      "created_at": "Tue May 12 13:40:59 +0000 2026",
      "favorited": false,
      "full_text": "@nightferry_fp Then breathe at Fisher Bank. That's what it's there for.",
      "lang": "en",
      "in_reply_to_screen_name": "nightferry_fp",
      "in_reply_to_user_id_str": "1019556845191914124"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1749719220780290653"
          ],
          "editableUntil": "2024-01-23T10:02:25.102Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Dr Barometer",
            "screen_name": "drbarometer_ex",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1379241955817347193",
            "id": "1379241955817347193"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "141"
      ],
      "favorite_count": "8",
      "in_reply_to_status_id_str": "1749693778131892519",
      "id_str": "1749719220780290653",
      "in_reply_to_user_id": "1379241955817347193",
      "truncated": false,
      "retweet_count": "1",
      "id": "1749719220780290653",
      "in_reply_to_status_id": "1749693778131892519",
      "created_at": "Tue Jan 23 09:02:25 +0000 2024",
      "favorited": false,
      "full_text": "@drbarometer_ex It is an aneroid, Danish, 1903, with a crack across RAIN. You may look at it. You may not tap it. It has been through enough.",
      "lang": "en",
      "in_reply_to_screen_name": "drbarometer_ex",
      "in_reply_to_user_id_str": "1379241955817347193"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1688487961325910029"
          ],
          "editableUntil": "2023-08-07T10:51:15.226Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "27"
      ],
      "favorite_count": "200",
      "in_reply_to_status_id_str": "1688485206381115640",
      "id_str": "1688487961325910029",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "9",
      "id": "1688487961325910029",
      "in_reply_to_status_id": "1688485206381115640",
      "created_at": "Mon Aug 07 09:51:15 +0000 2023",
      "favorited": false,
      "full_text": "She has been married twice.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1706300930504361744"
          ],
          "editableUntil": "2023-09-25T14:33:38.027Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/5LLmT4xYrM",
            "expanded_url": "https://example.org/petitions/keep-the-keeper",
            "display_url": "example.org/petitions/keep…",
            "indices": [
              "129",
              "152"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "152"
      ],
      "favorite_count": "88",
      "id_str": "1706300930504361744",
      "truncated": false,
      "retweet_count": "10",
      "id": "1706300930504361744",
      "possibly_sensitive": false,
      "created_at": "Mon Sep 25 13:33:38 +0000 2023",
      "favorited": false,
      "full_text": "Somebody has begun a petition. I do not know her, she lives in Ottawa and likes fog. It has 41 names, one of them \"Second Bass\". https://t.co/5LLmT4xYrM",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1740691375164365525"
          ],
          "editableUntil": "2023-12-29T12:08:58.978Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "101",
              "110"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "110"
      ],
      "favorite_count": "149",
      "id_str": "1740691375164365525",
      "truncated": false,
      "retweet_count": "15",
      "id": "1740691375164365525",
      "created_at": "Fri Dec 29 11:08:58 +0000 2023",
      "favorited": false,
      "full_text": "A year of outreach. \nFollowers: 4,100\nTrees: 1\nSandwiches lost: 71\nHours of fog: 498\nNobody drowned. #fogcount",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1669461374024488287"
          ],
          "editableUntil": "2023-06-15T22:46:23.316Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "146"
      ],
      "favorite_count": "81",
      "id_str": "1669461374024488287",
      "truncated": false,
      "retweet_count": "11",
      "id": "1669461374024488287",
      "created_at": "Thu Jun 15 21:46:23 +0000 2023",
      "favorited": false,
      "full_text": "It does not get dark now, it only gets polite. Lamp on at 20:50, lamp out at 02:20. In between I sit in the gallery and read the paper by the sky.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1679059329190612033"
          ],
          "editableUntil": "2023-07-12T10:25:14.149Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "72"
      ],
      "favorite_count": "35",
      "id_str": "1679059329190612033",
      "truncated": false,
      "retweet_count": "4",
      "id": "1679059329190612033",
      "created_at": "Wed Jul 12 09:25:14 +0000 2023",
      "favorited": false,
      "full_text": "Hvit på fingrene, hvit i håret, hvit på geita. Tårnet er fortsatt grått.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1631313349883094885"
          ],
          "editableUntil": "2023-03-02T16:19:45.605Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "88"
      ],
      "favorite_count": "14",
      "id_str": "1631313349883094885",
      "truncated": false,
      "retweet_count": "0",
      "id": "1631313349883094885",
      "created_at": "Thu Mar 02 15:19:45 +0000 2023",
      "favorited": false,
      "full_text": "Does anyone know how to get a gull out of a chimney without giving him the satisfaction?",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2115083963117246392"
          ],
          "editableUntil": "2026-10-27T15:11:27.823Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "109"
      ],
      "favorite_count": "52",
      "in_reply_to_status_id_str": "2115060558901148569",
      "id_str": "2115083963117246392",
      "in_reply_to_user_id": "783415948739491445",
      "truncated": false,
      "retweet_count": "3",
      "id": "2115083963117246392",
      "in_reply_to_status_id": "2115060558901148569",
      "created_at": "Tue Oct 27 14:11:27 +0000 2026",
      "favorited": false,
      "full_text": "@wim_jantjebos If they put out the lamp, you'll still have the kitchen. I've told them the kitchen's private.",
      "lang": "en",
      "in_reply_to_screen_name": "wim_jantjebos",
      "in_reply_to_user_id_str": "783415948739491445"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1780871829469862911"
          ],
          "editableUntil": "2024-04-18T09:11:45.801Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/ssXWPQ1EcG",
            "expanded_url": "https://example.org/kystdir/hearing-2024/minutes",
            "display_url": "example.org/kystdir/hearin…",
            "indices": [
              "139",
              "162"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "162"
      ],
      "favorite_count": "144",
      "id_str": "1780871829469862911",
      "truncated": false,
      "retweet_count": "17",
      "id": "1780871829469862911",
      "possibly_sensitive": false,
      "created_at": "Thu Apr 18 08:11:45 +0000 2024",
      "favorited": false,
      "full_text": "\"Will the gull be retained?\" asks a lady from Trondheim, in a public hearing of the Directorate, on the record, page 14. I have framed it. https://t.co/ssXWPQ1EcG",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2019383985150869927"
          ],
          "editableUntil": "2026-02-05T13:13:55.057Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Gull Police",
            "screen_name": "gullpolice_ex",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "918204156607517509",
            "id": "918204156607517509"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "142"
      ],
      "favorite_count": "260",
      "in_reply_to_status_id_str": "2019340913845152260",
      "id_str": "2019383985150869927",
      "in_reply_to_user_id": "918204156607517509",
      "truncated": false,
      "retweet_count": "37",
      "id": "2019383985150869927",
      "in_reply_to_status_id": "2019340913845152260",
      "created_at": "Thu Feb 05 12:13:55 +0000 2026",
      "favorited": false,
      "full_text": "@gullpolice_ex No, no rings. One toe missing on the left, a scar over the eye, looks past you. If you see him, tell him nothing. Only tell me.",
      "lang": "en",
      "in_reply_to_screen_name": "gullpolice_ex",
      "in_reply_to_user_id_str": "918204156607517509"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1793575216172273845"
          ],
          "editableUntil": "2024-05-23T10:30:29.208Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/ifdNJhurAB",
            "expanded_url": "https://example.org/lost-and-found/dressing-gown",
            "display_url": "example.org/lost-and-found…",
            "indices": [
              "0",
              "23"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "28",
      "id_str": "1793575216172273845",
      "truncated": false,
      "retweet_count": "0",
      "id": "1793575216172273845",
      "possibly_sensitive": false,
      "created_at": "Thu May 23 09:30:29 +0000 2024",
      "favorited": false,
      "full_text": "https://t.co/ifdNJhurAB",
      "lang": "zxx"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1872570874001360518"
          ],
          "editableUntil": "2024-12-27T10:11:01.703Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Tine Skovby",
            "screen_name": "tine_skovby_ex",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1329906127863229765",
            "id": "1329906127863229765"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "97"
      ],
      "favorite_count": "19",
      "in_reply_to_status_id_str": "1872542763778184368",
      "id_str": "1872570874001360518",
      "in_reply_to_user_id": "1329906127863229765",
      "truncated": false,
      "retweet_count": "2",
      "id": "1872570874001360518",
      "in_reply_to_status_id": "1872542763778184368",
      "created_at": "Fri Dec 27 09:11:01 +0000 2024",
      "favorited": false,
      "full_text": "@tine_skovby_ex It's mutton, birch twigs, three hours' steam and nobody asking if it's ready yet.",
      "lang": "en",
      "in_reply_to_screen_name": "tine_skovby_ex",
      "in_reply_to_user_id_str": "1329906127863229765"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1787774560630751968"
          ],
          "editableUntil": "2024-05-07T10:20:45.156Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "189"
      ],
      "favorite_count": "122",
      "id_str": "1787774560630751968",
      "truncated": false,
      "retweet_count": "6",
      "id": "1787774560630751968",
      "created_at": "Tue May 07 09:20:45 +0000 2024",
      "favorited": false,
      "full_text": "The drone has come, with a boy called Sander and a yellow vest for each of us. It has four propellers and a red eye. The Bailiff is on the flagpole. He hasn't blinked since it was unpacked.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1748092367791638553"
          ],
          "editableUntil": "2024-01-18T22:17:53.124Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "125"
      ],
      "favorite_count": "87",
      "id_str": "1748092367791638553",
      "truncated": false,
      "retweet_count": "11",
      "id": "1748092367791638553",
      "created_at": "Thu Jan 18 21:17:53 +0000 2024",
      "favorited": false,
      "full_text": "GN sent, GN received. It was snowing so hard that Wim had to do it twice. Anyone else would have taken the first one as read.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1716380388967835112"
          ],
          "editableUntil": "2023-10-23T10:05:48.192Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Radio",
            "screen_name": "radio_hamnvag",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1244699613854727488",
            "id": "1244699613854727488"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1716380388967835112",
      "truncated": false,
      "retweet_count": "25",
      "id": "1716380388967835112",
      "created_at": "Mon Oct 23 09:05:48 +0000 2023",
      "favorited": true,
      "full_text": "RT @radio_hamnvag: 4.1 metres above chart datum at Skarholm on Friday morning, highest since 1962, reports the keeper, who adds that she \"w…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1618904424310784027"
          ],
          "editableUntil": "2023-01-27T10:31:07.202Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "167"
      ],
      "favorite_count": "3",
      "id_str": "1618904424310784027",
      "truncated": false,
      "retweet_count": "0",
      "id": "1618904424310784027",
      "created_at": "Fri Jan 27 09:31:07 +0000 2023",
      "favorited": false,
      "full_text": "Inventory, dry store:\nflour 40 kg\ncoffee 11 kg\ncandles 60\ntinned peaches 212\n\nIn 1996 I ordered forty tins. Somebody at the Directorate had a heavy hand with the zero.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1930509031318262536"
          ],
          "editableUntil": "2025-06-05T07:16:34.846Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "33",
              "42"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "46"
      ],
      "favorite_count": "466",
      "id_str": "1930509031318262536",
      "truncated": false,
      "retweet_count": "82",
      "id": "1930509031318262536",
      "created_at": "Thu Jun 05 06:16:34 +0000 2025",
      "favorited": false,
      "full_text": "Day 5. Fog. The boat can't come. #fogcount 178",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1789294987476297749"
          ],
          "editableUntil": "2024-05-11T15:02:23.164Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "154"
      ],
      "favorite_count": "211",
      "id_str": "1789294987476297749",
      "truncated": false,
      "retweet_count": "32",
      "id": "1789294987476297749",
      "created_at": "Sat May 11 14:02:23 +0000 2024",
      "favorited": false,
      "full_text": "I do not like him. I want that to be understood. But I stood there in a yellow vest with a mackerel and, for about a second, saw it all from the flagpole.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1829045648298074888"
          ],
          "editableUntil": "2024-08-29T07:37:19.236Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "fog fan",
            "screen_name": "fogfan_ottawa",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1404696062720324291",
            "id": "1404696062720324291"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "72"
      ],
      "favorite_count": "45",
      "in_reply_to_status_id_str": "1829035141569883544",
      "id_str": "1829045648298074888",
      "in_reply_to_user_id": "1404696062720324291",
      "truncated": false,
      "retweet_count": "2",
      "id": "1829045648298074888",
      "in_reply_to_status_id": "1829035141569883544",
      "created_at": "Thu Aug 29 06:37:19 +0000 2024",
      "favorited": false,
      "full_text": "@fogfan_ottawa The mitten's partner is in the post. So we can both clap.",
      "lang": "en",
      "in_reply_to_screen_name": "fogfan_ottawa",
      "in_reply_to_user_id_str": "1404696062720324291"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1671089084645824082"
          ],
          "editableUntil": "2023-06-20T10:34:19.770Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "fog fan",
            "screen_name": "fogfan_ottawa",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1404696062720324291",
            "id": "1404696062720324291"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "205"
      ],
      "favorite_count": "3",
      "in_reply_to_status_id_str": "1671071128829055798",
      "id_str": "1671089084645824082",
      "in_reply_to_user_id": "1404696062720324291",
      "truncated": false,
      "retweet_count": "0",
      "id": "1671089084645824082",
      "in_reply_to_status_id": "1671071128829055798",
      "created_at": "Tue Jun 20 09:34:19 +0000 2023",
      "favorited": false,
      "full_text": "@fogfan_ottawa Two blasts every thirty seconds, low E flat sliding down to something a cow would understand. I will record it if we ever get fog again, it has been lovely for days and I am out of practice.",
      "lang": "en",
      "in_reply_to_screen_name": "fogfan_ottawa",
      "in_reply_to_user_id_str": "1404696062720324291"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1786385017248119713"
          ],
          "editableUntil": "2024-05-03T14:19:12.197Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "122"
      ],
      "favorite_count": "259",
      "id_str": "1786385017248119713",
      "truncated": false,
      "retweet_count": "42",
      "id": "1786385017248119713",
      "created_at": "Fri May 03 13:19:12 +0000 2024",
      "favorited": false,
      "full_text": "Next week a survey drone will be flown round the tower to make \"a digital twin\". I asked whether the twin would do nights.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2115086112629242918"
          ],
          "editableUntil": "2026-10-27T15:20:00.307Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "51"
      ],
      "favorite_count": "0",
      "id_str": "2115086112629242918",
      "truncated": false,
      "retweet_count": "67",
      "id": "2115086112629242918",
      "created_at": "Tue Oct 27 14:20:00 +0000 2026",
      "favorited": true,
      "full_text": "RT @wim_jantjebos: The kitchen is the brighter one.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1676944753865330921"
          ],
          "editableUntil": "2023-07-06T14:22:40.105Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/YROvZrTpF5",
            "expanded_url": "https://example.org/paint/nordic-whisper",
            "display_url": "example.org/paint/nordic-w…",
            "indices": [
              "90",
              "113"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "165"
      ],
      "favorite_count": "26",
      "id_str": "1676944753865330921",
      "truncated": false,
      "retweet_count": "0",
      "id": "1676944753865330921",
      "possibly_sensitive": false,
      "created_at": "Thu Jul 06 13:22:40 +0000 2023",
      "favorited": false,
      "full_text": "The paint for the tower has come. I ordered \"signal white\". The tin says \"Nordic whisper\" https://t.co/YROvZrTpF5 and I shall be up a ladder whispering until August.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1671460647655135626"
          ],
          "editableUntil": "2023-06-21T11:10:47.295Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "tuvaasks",
            "indices": [
              "161",
              "170"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "170"
      ],
      "favorite_count": "37",
      "id_str": "1671460647655135626",
      "truncated": false,
      "retweet_count": "1",
      "id": "1671460647655135626",
      "created_at": "Wed Jun 21 10:10:47 +0000 2023",
      "favorited": false,
      "full_text": "Tuva (6) has written again. \"Does the lamp get tired. Does the gull have a mother. Have you got a boyfriend or is it just the goat.\" I shall take them in order. #tuvaasks",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2052272900633848398"
          ],
          "editableUntil": "2026-05-07T07:22:43.554Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "123"
      ],
      "favorite_count": "259",
      "id_str": "2052272900633848398",
      "truncated": false,
      "retweet_count": "25",
      "id": "2052272900633848398",
      "created_at": "Thu May 07 06:22:43 +0000 2026",
      "favorited": false,
      "full_text": "Three chicks. We call them the Trainees. They're grey with black spots and have been given the north gutter to practise on.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1690143722799843938"
          ],
          "editableUntil": "2023-08-12T00:30:39.524Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "145"
      ],
      "favorite_count": "182",
      "id_str": "1690143722799843938",
      "truncated": false,
      "retweet_count": "27",
      "id": "1690143722799843938",
      "created_at": "Fri Aug 11 23:30:39 +0000 2023",
      "favorited": false,
      "full_text": "Perseids. Counted forty and then Jantje Bos came by with her lights and Wim wished for something at me in Morse, too fast, I only got the vowels.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1626507407962773483"
          ],
          "editableUntil": "2023-02-17T10:02:39.761Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kari from Lyngøy",
            "screen_name": "kari_lyngoy",
            "indices": [
              "0",
              "12"
            ],
            "id_str": "1208886419125204834",
            "id": "1208886419125204834"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "13",
        "103"
      ],
      "favorite_count": "7",
      "in_reply_to_status_id_str": "1626492958583008845",
      "id_str": "1626507407962773483",
      "in_reply_to_user_id": "1208886419125204834",
      "truncated": false,
      "retweet_count": "1",
      "id": "1626507407962773483",
      "in_reply_to_status_id": "1626492958583008845",
      "created_at": "Fri Feb 17 09:02:39 +0000 2023",
      "favorited": false,
      "full_text": "@kari_lyngoy You say it gets quieter after they automate. I have a goat, Kari. Nothing will be quieter.",
      "lang": "en",
      "in_reply_to_screen_name": "kari_lyngoy",
      "in_reply_to_user_id_str": "1208886419125204834"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1952294319121597153"
          ],
          "editableUntil": "2025-08-04T10:03:32.210Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "46"
      ],
      "favorite_count": "66",
      "id_str": "1952294319121597153",
      "truncated": false,
      "retweet_count": "3",
      "id": "1952294319121597153",
      "created_at": "Mon Aug 04 09:03:32 +0000 2025",
      "favorited": false,
      "full_text": "Peaches: 158. I blame Arnfinn, and am glad to.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1855386653872987641"
          ],
          "editableUntil": "2024-11-10T00:07:04.357Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "135"
      ],
      "favorite_count": "124",
      "in_reply_to_status_id_str": "1855384619738690008",
      "id_str": "1855386653872987641",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "12",
      "id": "1855386653872987641",
      "in_reply_to_status_id": "1855384619738690008",
      "created_at": "Sat Nov 09 23:07:04 +0000 2024",
      "favorited": false,
      "full_text": "Have called it in on 16 and by telephone. The office says their screen is green. I said I was sure that it was, but my window is black.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1655869588123038298"
          ],
          "editableUntil": "2023-05-09T10:37:29.034Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "97"
      ],
      "favorite_count": "88",
      "id_str": "1655869588123038298",
      "truncated": false,
      "retweet_count": "14",
      "id": "1655869588123038298",
      "created_at": "Tue May 09 09:37:29 +0000 2023",
      "favorited": false,
      "full_text": "The Tenants have eggs. I walk on the left-hand side of the boathouse now and knock before I sing.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1874731933835833525"
          ],
          "editableUntil": "2025-01-02T09:18:18.518Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "108"
      ],
      "favorite_count": "79",
      "id_str": "1874731933835833525",
      "truncated": false,
      "retweet_count": "10",
      "id": "1874731933835833525",
      "created_at": "Thu Jan 02 08:18:18 +0000 2025",
      "favorited": false,
      "full_text": "The Bailiff has begun the year by standing on one leg on the chimney in a hurricane, to show that he can. 🌬️",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1627930692663476781"
          ],
          "editableUntil": "2023-02-21T08:18:17.277Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "83"
      ],
      "favorite_count": "26",
      "id_str": "1627930692663476781",
      "truncated": false,
      "retweet_count": "1",
      "id": "1627930692663476781",
      "created_at": "Tue Feb 21 07:18:17 +0000 2023",
      "favorited": false,
      "full_text": "She ate the report as far as page 30. She says it goes downhill after the foreword.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1873338841959961120"
          ],
          "editableUntil": "2024-12-29T13:02:39.532Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "140",
              "149"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "149"
      ],
      "favorite_count": "93",
      "id_str": "1873338841959961120",
      "truncated": false,
      "retweet_count": "2",
      "id": "1873338841959961120",
      "created_at": "Sun Dec 29 12:02:39 +0000 2024",
      "favorited": false,
      "full_text": "Year's end.\nTrees: 1 (taller)\nLeft sleeves: 6\nDrones: 1\nClothes-pegs: 22\nHours of fog: 455\nNobody drowned, and eight of those I know about. #fogcount",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1881628730991854058"
          ],
          "editableUntil": "2025-01-21T10:03:43.096Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "190"
      ],
      "favorite_count": "344",
      "id_str": "1881628730991854058",
      "truncated": false,
      "retweet_count": "64",
      "id": "1881628730991854058",
      "created_at": "Tue Jan 21 09:03:43 +0000 2025",
      "favorited": false,
      "full_text": "I wrote to her. Thirty years, and I'd never written. \"Dear Voice, is something the matter? Visibility here good. I. Solvik, Skarholm.\" Sent it with Arnfinn, who asked nothing, in four words.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1633090157058157617"
          ],
          "editableUntil": "2023-03-07T14:00:09.447Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Eggskjær light (auto)",
            "screen_name": "eggskjaer_auto",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "585637435930355055",
            "id": "585637435930355055"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "65"
      ],
      "favorite_count": "0",
      "id_str": "1633090157058157617",
      "truncated": false,
      "retweet_count": "3",
      "id": "1633090157058157617",
      "created_at": "Tue Mar 07 13:00:09 +0000 2023",
      "favorited": true,
      "full_text": "RT @eggskjaer_auto: STATUS OK. LAMP OK. BATTERY 97%. DOOR CLOSED.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1867469594892655784"
          ],
          "editableUntil": "2024-12-13T08:20:21.986Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "132"
      ],
      "favorite_count": "30",
      "id_str": "1867469594892655784",
      "truncated": false,
      "retweet_count": "4",
      "id": "1867469594892655784",
      "created_at": "Fri Dec 13 07:20:21 +0000 2024",
      "favorited": false,
      "full_text": "St Lucia. I walked the 137 steps in white with a light on my head. It was the headlamp and long johns, but the feeling was there. 🕯️",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2104877090722253744"
          ],
          "editableUntil": "2026-09-29T11:12:59.810Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "146"
      ],
      "favorite_count": "46",
      "id_str": "2104877090722253744",
      "truncated": false,
      "retweet_count": "8",
      "id": "2104877090722253744",
      "created_at": "Tue Sep 29 10:12:59 +0000 2026",
      "favorited": false,
      "full_text": "Arnfinn &amp; Kari (!) came with the boat. She'd a pillowcase with her. He carried it. Words: I'm told you don't count when there are two of them.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1852987309192045694"
          ],
          "editableUntil": "2024-11-03T09:12:56.007Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Eggskjær light (auto)",
            "screen_name": "eggskjaer_auto",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "585637435930355055",
            "id": "585637435930355055"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "64"
      ],
      "favorite_count": "37",
      "in_reply_to_status_id_str": "1852944846056717968",
      "id_str": "1852987309192045694",
      "in_reply_to_user_id": "585637435930355055",
      "truncated": false,
      "retweet_count": "2",
      "id": "1852987309192045694",
      "in_reply_to_status_id": "1852944846056717968",
      "created_at": "Sun Nov 03 08:12:56 +0000 2024",
      "favorited": false,
      "full_text": "@eggskjaer_auto You were slow this morning. Did you sleep badly?",
      "lang": "en",
      "in_reply_to_screen_name": "eggskjaer_auto",
      "in_reply_to_user_id_str": "585637435930355055"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1771897128685174029"
          ],
          "editableUntil": "2024-03-24T14:49:30.392Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "leftsleeve",
            "indices": [
              "46",
              "57"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "57"
      ],
      "favorite_count": "72",
      "id_str": "1771897128685174029",
      "truncated": false,
      "retweet_count": "10",
      "id": "1771897128685174029",
      "created_at": "Sun Mar 24 13:49:30 +0000 2024",
      "favorited": false,
      "full_text": "Sixth sleeve. I will not be taking questions. #leftsleeve",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1933449991560835371"
          ],
          "editableUntil": "2025-06-13T10:02:54.408Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "59"
      ],
      "favorite_count": "310",
      "id_str": "1933449991560835371",
      "truncated": false,
      "retweet_count": "36",
      "id": "1933449991560835371",
      "created_at": "Fri Jun 13 09:02:54 +0000 2025",
      "favorited": false,
      "full_text": "Day 13. Sun. Nobody said anything about the boat until ten.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1646374108891111100"
          ],
          "editableUntil": "2023-04-13T05:45:50.368Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "22",
      "id_str": "1646374108891111100",
      "truncated": false,
      "retweet_count": "1",
      "id": "1646374108891111100",
      "created_at": "Thu Apr 13 04:45:50 +0000 2023",
      "favorited": false,
      "full_text": "Lamp out. Coffee on. Nobody drowned.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1946558633302363743"
          ],
          "editableUntil": "2025-07-19T14:11:58.146Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/gZnYB7wDsW",
            "expanded_url": "https://example.org/video/choir-2025",
            "display_url": "example.org/video/choir-20…",
            "indices": [
              "114",
              "137"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "137"
      ],
      "favorite_count": "80",
      "id_str": "1946558633302363743",
      "truncated": false,
      "retweet_count": "6",
      "id": "1946558633302363743",
      "possibly_sensitive": false,
      "created_at": "Sat Jul 19 13:11:58 +0000 2025",
      "favorited": false,
      "full_text": "An hour of video from the seal skerry, unedited. Second Bass comes in wrong at 41 minutes and blames a cormorant. https://t.co/gZnYB7wDsW",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1750054736552465313"
          ],
          "editableUntil": "2024-01-24T08:15:38.295Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "115"
      ],
      "favorite_count": "31",
      "id_str": "1750054736552465313",
      "truncated": false,
      "retweet_count": "1",
      "id": "1750054736552465313",
      "created_at": "Wed Jan 24 07:15:38 +0000 2024",
      "favorited": false,
      "full_text": "Pump no. 1 started by itself at four this morning, ran for a minute and stopped. I lay there and thought: dreaming.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2036733021174178991"
          ],
          "editableUntil": "2026-03-25T10:12:47.574Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "69"
      ],
      "favorite_count": "118",
      "id_str": "2036733021174178991",
      "truncated": false,
      "retweet_count": "16",
      "id": "2036733021174178991",
      "created_at": "Wed Mar 25 09:12:47 +0000 2026",
      "favorited": false,
      "full_text": "Namsmannen har giftet seg. Hun har allerede tatt pant i trillebåra. 💍",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1641095912997532555"
          ],
          "editableUntil": "2023-03-29T16:12:10.403Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "108"
      ],
      "favorite_count": "3",
      "id_str": "1641095912997532555",
      "truncated": false,
      "retweet_count": "0",
      "id": "1641095912997532555",
      "created_at": "Wed Mar 29 15:12:10 +0000 2023",
      "favorited": false,
      "full_text": "Mended: pump no. 2, gallery hinge, my glasses.\nNot mended: pump no. 1, the hinge on the other side, my eyes.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1649161093742649529"
          ],
          "editableUntil": "2023-04-20T22:20:19.336Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "142"
      ],
      "favorite_count": "40",
      "id_str": "1649161093742649529",
      "truncated": false,
      "retweet_count": "2",
      "id": "1649161093742649529",
      "created_at": "Thu Apr 20 21:20:19 +0000 2023",
      "favorited": false,
      "full_text": "In April the lamp goes on so late that I light it in my dressing gown. The ships cannot tell. A dignity thing, all the same: I put on the cap.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1855509577229459895"
          ],
          "editableUntil": "2024-11-10T08:15:31.569Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Eggskjær light (auto)",
            "screen_name": "eggskjaer_auto",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "585637435930355055",
            "id": "585637435930355055"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "80"
      ],
      "favorite_count": "115",
      "in_reply_to_status_id_str": "1855494242854673190",
      "id_str": "1855509577229459895",
      "in_reply_to_user_id": "585637435930355055",
      "truncated": false,
      "retweet_count": "11",
      "id": "1855509577229459895",
      "in_reply_to_status_id": "1855494242854673190",
      "created_at": "Sun Nov 10 07:15:31 +0000 2024",
      "favorited": false,
      "full_text": "@eggskjaer_auto It's all right now. I saw you come on. You needn't say anything.",
      "lang": "en",
      "in_reply_to_screen_name": "eggskjaer_auto",
      "in_reply_to_user_id_str": "585637435930355055"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1861036087589005199"
          ],
          "editableUntil": "2024-11-25T14:15:54.316Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "102",
              "116"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "116"
      ],
      "favorite_count": "57",
      "id_str": "1861036087589005199",
      "truncated": false,
      "retweet_count": "6",
      "id": "1861036087589005199",
      "created_at": "Mon Nov 25 13:15:54 +0000 2024",
      "favorited": false,
      "full_text": "Sometimes I answer the question \"what do you do out there\" with \"I look\". People wait for the rest. 👀 #SkarholmLight",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1865396640721810552"
          ],
          "editableUntil": "2024-12-07T15:03:11.198Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "64"
      ],
      "favorite_count": "89",
      "id_str": "1865396640721810552",
      "truncated": false,
      "retweet_count": "7",
      "id": "1865396640721810552",
      "created_at": "Sat Dec 07 14:03:11 +0000 2024",
      "favorited": false,
      "full_text": "Door 7: \"Say something nice to pump number 1.\" Done. It dripped.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1612849337506816860"
          ],
          "editableUntil": "2023-01-10T17:30:22.010Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "172"
      ],
      "favorite_count": "5",
      "id_str": "1612849337506816860",
      "truncated": false,
      "retweet_count": "0",
      "id": "1612849337506816860",
      "created_at": "Tue Jan 10 16:30:22 +0000 2023",
      "favorited": false,
      "full_text": "For clarity: Ingrid Solvik is fictional. So are Skarholm, the goat, the gull and every ship that passes. The lamp is made up too, and I light it every evening all the same.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1912076945934679614"
          ],
          "editableUntil": "2025-04-15T10:34:03.239Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "271"
      ],
      "favorite_count": "288",
      "id_str": "1912076945934679614",
      "truncated": false,
      "retweet_count": "11",
      "id": "1912076945934679614",
      "created_at": "Tue Apr 15 09:34:03 +0000 2025",
      "favorited": false,
      "full_text": "I'd forgotten that Easter is about forgiveness. I went out on the steps with the waffle, on a flat hand, like Tuva. He took it as though it was hot, hopped off three steps, and turned round. He looked almost disappointed. I do see that. It's as if the sea had said sorry.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1875870947500249590"
          ],
          "editableUntil": "2025-01-05T12:44:20.537Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Garn",
            "screen_name": "knit_hamnvag",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "588538925413921548",
            "id": "588538925413921548"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "78"
      ],
      "favorite_count": "65",
      "in_reply_to_status_id_str": "1875850726760522474",
      "id_str": "1875870947500249590",
      "in_reply_to_user_id": "588538925413921548",
      "truncated": false,
      "retweet_count": "8",
      "id": "1875870947500249590",
      "in_reply_to_status_id": "1875850726760522474",
      "created_at": "Sun Jan 05 11:44:20 +0000 2025",
      "favorited": false,
      "full_text": "@knit_hamnvag New year's resolution: a sleeve that is right. In both meanings.",
      "lang": "en",
      "in_reply_to_screen_name": "knit_hamnvag",
      "in_reply_to_user_id_str": "588538925413921548"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2074750890550339638"
          ],
          "editableUntil": "2026-07-08T08:02:13.971Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "101"
      ],
      "favorite_count": "180",
      "id_str": "2074750890550339638",
      "truncated": false,
      "retweet_count": "19",
      "id": "2074750890550339638",
      "created_at": "Wed Jul 08 07:02:13 +0000 2026",
      "favorited": false,
      "full_text": "Peaches: 149. There was a dinner party. There were nine of us, if you include the legal department. 🍑",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1615985225124611225"
          ],
          "editableUntil": "2023-01-19T09:11:15.880Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "46",
              "60"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/7hs0vcWBNR",
            "expanded_url": "https://x.com/kystdir_info/status/1615828693698423978",
            "display_url": "x.com/kystdir_info/status/…",
            "indices": [
              "61",
              "84"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "84"
      ],
      "favorite_count": "12",
      "id_str": "1615985225124611225",
      "truncated": false,
      "retweet_count": "1",
      "id": "1615985225124611225",
      "possibly_sensitive": false,
      "created_at": "Thu Jan 19 08:11:15 +0000 2023",
      "favorited": false,
      "full_text": "The remaining six per cent says good morning. #SkarholmLight https://t.co/7hs0vcWBNR",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1678497325800672248"
          ],
          "editableUntil": "2023-07-10T21:12:02.100Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "128"
      ],
      "favorite_count": "11",
      "in_reply_to_status_id_str": "1678468221525461306",
      "id_str": "1678497325800672248",
      "in_reply_to_user_id": "931264984382286691",
      "truncated": false,
      "retweet_count": "1",
      "id": "1678497325800672248",
      "in_reply_to_status_id": "1678468221525461306",
      "created_at": "Mon Jul 10 20:12:02 +0000 2023",
      "favorited": false,
      "full_text": "@lil_lightlog I don't mind the word \"lonely\". I only think it should be used about places that have a bus stop and nobody at it.",
      "lang": "en",
      "in_reply_to_screen_name": "lil_lightlog",
      "in_reply_to_user_id_str": "931264984382286691"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1614699073081000957"
          ],
          "editableUntil": "2023-01-15T20:00:33.337Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Bakeri",
            "screen_name": "baker_hamnvag",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "992918002595435677",
            "id": "992918002595435677"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "127"
      ],
      "favorite_count": "2",
      "in_reply_to_status_id_str": "1614690923549486387",
      "id_str": "1614699073081000957",
      "in_reply_to_user_id": "992918002595435677",
      "truncated": false,
      "retweet_count": "0",
      "id": "1614699073081000957",
      "in_reply_to_status_id": "1614690923549486387",
      "created_at": "Sun Jan 15 19:00:33 +0000 2023",
      "favorited": false,
      "full_text": "@baker_hamnvag Two rye, one white, and nothing with raisins. The Bailiff likes raisins and I will not have it look like a gift.",
      "lang": "en",
      "in_reply_to_screen_name": "baker_hamnvag",
      "in_reply_to_user_id_str": "992918002595435677"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2008503835614164839"
          ],
          "editableUntil": "2026-01-06T12:40:05.264Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "26"
      ],
      "favorite_count": "144",
      "id_str": "2008503835614164839",
      "truncated": false,
      "retweet_count": "11",
      "id": "2008503835614164839",
      "created_at": "Tue Jan 06 11:40:05 +0000 2026",
      "favorited": false,
      "full_text": "Joke. I've got the gasket.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1919697024288436797"
          ],
          "editableUntil": "2025-05-06T11:13:31.493Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/6mCKH1VoxX",
            "expanded_url": "https://x.com/hamnvag_havn_ex/status/1919475313379994806",
            "display_url": "x.com/hamnvag_havn_ex/stat…",
            "indices": [
              "116",
              "139"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "139"
      ],
      "favorite_count": "146",
      "id_str": "1919697024288436797",
      "truncated": false,
      "retweet_count": "12",
      "id": "1919697024288436797",
      "possibly_sensitive": false,
      "created_at": "Tue May 06 10:13:31 +0000 2025",
      "favorited": false,
      "full_text": "Arnfinn: thirteen! New record. It was about his grandson, who's been sick on the ropes as well and is \"shaping up\". https://t.co/6mCKH1VoxX",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1621424909594360283"
          ],
          "editableUntil": "2023-02-03T09:26:37.722Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "174"
      ],
      "favorite_count": "50",
      "id_str": "1621424909594360283",
      "truncated": false,
      "retweet_count": "7",
      "id": "1621424909594360283",
      "created_at": "Fri Feb 03 08:26:37 +0000 2023",
      "favorited": false,
      "full_text": "An e-mail! From a Preben Lund-Iversen, \"Senior Transition Consultant\". He is \"excited to reach out\". He would like to \"understand my journey\". I walked here from the kitchen.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1730283159717131073"
          ],
          "editableUntil": "2023-11-30T18:50:27.040Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "100"
      ],
      "favorite_count": "78",
      "id_str": "1730283159717131073",
      "truncated": false,
      "retweet_count": "12",
      "id": "1730283159717131073",
      "created_at": "Thu Nov 30 17:50:27 +0000 2023",
      "favorited": false,
      "full_text": "St Andrew's night. Ice on the inside of the pantry. Peaches: 206, hard as the heart of the Ministry.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1638859679161042727"
          ],
          "editableUntil": "2023-03-23T12:06:10.709Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "196"
      ],
      "favorite_count": "17",
      "id_str": "1638859679161042727",
      "truncated": false,
      "retweet_count": "1",
      "id": "1638859679161042727",
      "created_at": "Thu Mar 23 11:06:10 +0000 2023",
      "favorited": false,
      "full_text": "What is the word for when the kettle boils at the very moment the engine alarm goes, so that for a second you run in both directions? I have been doing it since 1994 and should like a name for it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1886720078200079495"
          ],
          "editableUntil": "2025-02-04T11:14:54.863Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "209"
      ],
      "favorite_count": "225",
      "id_str": "1886720078200079495",
      "truncated": false,
      "retweet_count": "41",
      "id": "1886720078200079495",
      "created_at": "Tue Feb 04 10:14:54 +0000 2025",
      "favorited": false,
      "full_text": "She has answered! Her name is Turid. She retires on the 28th. They're going to do it with a machine that has listened to her for two years. She writes: \"I always read Skarholm a little slower. Did you notice?\"",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1876887728464578862"
          ],
          "editableUntil": "2025-01-08T08:04:40.010Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "150"
      ],
      "favorite_count": "73",
      "id_str": "1876887728464578862",
      "truncated": false,
      "retweet_count": "5",
      "id": "1876887728464578862",
      "created_at": "Wed Jan 08 07:04:40 +0000 2025",
      "favorited": false,
      "full_text": "Snow on the sea ice in the bay, and over it one line of tracks: goat, out to the edge, stop, turn, back. I have stood at the edge of things like that.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2061376199473945368"
          ],
          "editableUntil": "2026-06-01T10:15:59.129Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Moss Mapper",
            "screen_name": "mossmapper_ex",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "906533866438508973",
            "id": "906533866438508973"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "76"
      ],
      "favorite_count": "29",
      "in_reply_to_status_id_str": "2061357778092356088",
      "id_str": "2061376199473945368",
      "in_reply_to_user_id": "906533866438508973",
      "truncated": false,
      "retweet_count": "3",
      "id": "2061376199473945368",
      "in_reply_to_status_id": "2061357778092356088",
      "created_at": "Mon Jun 01 09:15:59 +0000 2026",
      "favorited": false,
      "full_text": "@mossmapper_ex I measured from the rock, not from the moss. Preben's method.",
      "lang": "en",
      "in_reply_to_screen_name": "mossmapper_ex",
      "in_reply_to_user_id_str": "906533866438508973"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1797579011683964079"
          ],
          "editableUntil": "2024-06-03T11:40:08.445Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Moss Mapper",
            "screen_name": "mossmapper_ex",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "906533866438508973",
            "id": "906533866438508973"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "83"
      ],
      "favorite_count": "81",
      "in_reply_to_status_id_str": "1797576763536054691",
      "id_str": "1797579011683964079",
      "in_reply_to_user_id": "906533866438508973",
      "truncated": false,
      "retweet_count": "8",
      "id": "1797579011683964079",
      "in_reply_to_status_id": "1797576763536054691",
      "created_at": "Mon Jun 03 10:40:08 +0000 2024",
      "favorited": false,
      "full_text": "@mossmapper_ex Yes! ONE centimetre! I've told everybody. I've told Amber Constance.",
      "lang": "en",
      "in_reply_to_screen_name": "mossmapper_ex",
      "in_reply_to_user_id_str": "906533866438508973"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1614610968347117770"
          ],
          "editableUntil": "2023-01-15T14:10:27.532Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "159"
      ],
      "favorite_count": "5",
      "id_str": "1614610968347117770",
      "truncated": false,
      "retweet_count": "0",
      "id": "1614610968347117770",
      "created_at": "Sun Jan 15 13:10:27 +0000 2023",
      "favorited": false,
      "full_text": "The fog signal is called Aunt Borghild because it sounds exactly like my aunt Borghild clearing her throat before a speech at a wedding she did not approve of.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1716386813978491272"
          ],
          "editableUntil": "2023-10-23T10:31:20.034Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "270"
      ],
      "favorite_count": "55",
      "id_str": "1716386813978491272",
      "truncated": false,
      "retweet_count": "3",
      "id": "1716386813978491272",
      "created_at": "Mon Oct 23 09:31:20 +0000 2023",
      "favorited": false,
      "full_text": "The storm in full, because a man at the newspaper asked and then used only the part about the goat. It began with the door. In thirty years that door has knocked on its own just four times and each time I have said come in, because it is better to have been polite. The…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2047045523118045102"
          ],
          "editableUntil": "2026-04-22T21:10:59.635Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2047045523118045102/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/U3yYVSLU0i",
            "media_url": "http://pbs.example.org/media/nfg0TPGni6JjbxR.jpg",
            "id_str": "2047045439235323888",
            "id": "2047045439235323888",
            "media_url_https": "https://pbs.example.org/media/nfg0TPGni6JjbxR.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/U3yYVSLU0i"
          }
        ]
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "242",
      "id_str": "2047045523118045102",
      "truncated": false,
      "retweet_count": "9",
      "id": "2047045523118045102",
      "possibly_sensitive": false,
      "created_at": "Wed Apr 22 20:10:59 +0000 2026",
      "favorited": false,
      "full_text": "https://t.co/U3yYVSLU0i",
      "lang": "zxx",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2047045523118045102/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/U3yYVSLU0i",
            "media_url": "http://pbs.example.org/media/nfg0TPGni6JjbxR.jpg",
            "id_str": "2047045439235323888",
            "id": "2047045439235323888",
            "media_url_https": "https://pbs.example.org/media/nfg0TPGni6JjbxR.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/U3yYVSLU0i"
          },
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2047045523118045102/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/U3yYVSLU0i",
            "media_url": "http://pbs.example.org/media/0JXSIKQF1J9VZSd.jpg",
            "id_str": "2047045443426749899",
            "id": "2047045443426749899",
            "media_url_https": "https://pbs.example.org/media/0JXSIKQF1J9VZSd.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/U3yYVSLU0i"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1658715254911746273"
          ],
          "editableUntil": "2023-05-17T07:05:08.867Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "129"
      ],
      "favorite_count": "25",
      "id_str": "1658715254911746273",
      "truncated": false,
      "retweet_count": "2",
      "id": "1658715254911746273",
      "created_at": "Wed May 17 06:05:08 +0000 2023",
      "favorited": false,
      "full_text": "Gratulerer med dagen! 🇳🇴 Toget på Skarholm gikk kl. 10: én fyrvokter, én geit, ett flagg. Publikum: én måke, som ikke reiste seg.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1843283943747223513"
          ],
          "editableUntil": "2024-10-07T14:35:13.405Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "18"
      ],
      "favorite_count": "13",
      "in_reply_to_status_id_str": "1843252566156552317",
      "id_str": "1843283943747223513",
      "in_reply_to_user_id": "931264984382286691",
      "truncated": false,
      "retweet_count": "1",
      "id": "1843283943747223513",
      "in_reply_to_status_id": "1843252566156552317",
      "created_at": "Mon Oct 07 13:35:13 +0000 2024",
      "favorited": false,
      "full_text": "@lil_lightlog 137.",
      "lang": "und",
      "in_reply_to_screen_name": "lil_lightlog",
      "in_reply_to_user_id_str": "931264984382286691"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1701108505354481871"
          ],
          "editableUntil": "2023-09-11T06:40:47.401Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "187"
      ],
      "favorite_count": "55",
      "id_str": "1701108505354481871",
      "truncated": false,
      "retweet_count": "5",
      "id": "1701108505354481871",
      "created_at": "Mon Sep 11 05:40:47 +0000 2023",
      "favorited": false,
      "full_text": "Thrushes all night, thousands, through the beam. They call to one another, one thin note each. It is a roll call. I stood on the gallery in my nightgown and answered for those who didn't.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1899679722678298324"
          ],
          "editableUntil": "2025-03-12T05:31:54.886Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "154"
      ],
      "favorite_count": "137",
      "in_reply_to_status_id_str": "1899541404663165773",
      "id_str": "1899679722678298324",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "22",
      "id": "1899679722678298324",
      "in_reply_to_status_id": "1899541404663165773",
      "created_at": "Wed Mar 12 04:31:54 +0000 2025",
      "favorited": false,
      "full_text": "The lamp upstairs looked after itself tonight. I went up every second hour and told it so. It's the first time in thirty-one years I have not sat with it.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1856359671398673095"
          ],
          "editableUntil": "2024-11-12T16:33:29.813Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "26"
      ],
      "favorite_count": "33",
      "in_reply_to_status_id_str": "1856341568783041979",
      "id_str": "1856359671398673095",
      "in_reply_to_user_id": "1071548305113418896",
      "truncated": false,
      "retweet_count": "3",
      "id": "1856359671398673095",
      "in_reply_to_status_id": "1856341568783041979",
      "created_at": "Tue Nov 12 15:33:29 +0000 2024",
      "favorited": false,
      "full_text": "@preben_kystdir Thank you.",
      "lang": "en",
      "in_reply_to_screen_name": "preben_kystdir",
      "in_reply_to_user_id_str": "1071548305113418896"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2102443530976426877"
          ],
          "editableUntil": "2026-09-22T18:02:53.953Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "67"
      ],
      "favorite_count": "109",
      "id_str": "2102443530976426877",
      "truncated": false,
      "retweet_count": "4",
      "id": "2102443530976426877",
      "created_at": "Tue Sep 22 17:02:53 +0000 2026",
      "favorited": false,
      "full_text": "Høstjevndøgn. Tre måkeunger har forlatt takrenna. Renna tok de med.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1932076837970362262"
          ],
          "editableUntil": "2025-06-09T15:06:29.080Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "200"
      ],
      "favorite_count": "349",
      "id_str": "1932076837970362262",
      "truncated": false,
      "retweet_count": "49",
      "id": "1932076837970362262",
      "created_at": "Mon Jun 09 14:06:29 +0000 2025",
      "favorited": false,
      "full_text": "Day 9. He found the knitting. He said his grandmother had taught him. He sat down with a left sleeve before him and the needles in his lap, looked at it for a long time in Madame's glass, and cast on.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1815451044185634826"
          ],
          "editableUntil": "2024-07-22T19:17:13.040Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "80"
      ],
      "favorite_count": "172",
      "id_str": "1815451044185634826",
      "truncated": false,
      "retweet_count": "11",
      "id": "1815451044185634826",
      "created_at": "Mon Jul 22 18:17:13 +0000 2024",
      "favorited": false,
      "full_text": "Makrellen er kommet. Måken står til knes i vannet og later som han er en påle. 🐟",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1901287993173530485"
          ],
          "editableUntil": "2025-03-16T16:02:36.452Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kari from Lyngøy",
            "screen_name": "kari_lyngoy",
            "indices": [
              "0",
              "12"
            ],
            "id_str": "1208886419125204834",
            "id": "1208886419125204834"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "13",
        "167"
      ],
      "favorite_count": "26",
      "in_reply_to_status_id_str": "1901269458546155810",
      "id_str": "1901287993173530485",
      "in_reply_to_user_id": "1208886419125204834",
      "truncated": false,
      "retweet_count": "3",
      "id": "1901287993173530485",
      "in_reply_to_status_id": "1901269458546155810",
      "created_at": "Sun Mar 16 15:02:36 +0000 2025",
      "favorited": false,
      "full_text": "@kari_lyngoy She's on the sofa. Yes, I know. No, she's NOT going to be allowed to go on lying there. She's only to lie there until she's well, or until one of us dies.",
      "lang": "en",
      "in_reply_to_screen_name": "kari_lyngoy",
      "in_reply_to_user_id_str": "1208886419125204834"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1617781932961940862"
          ],
          "editableUntil": "2023-01-24T08:10:44.409Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "128",
              "137"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "139"
      ],
      "favorite_count": "9",
      "id_str": "1617781932961940862",
      "truncated": false,
      "retweet_count": "0",
      "id": "1617781932961940862",
      "created_at": "Tue Jan 24 07:10:44 +0000 2023",
      "favorited": false,
      "full_text": "Fog since four. Aunt Borghild speaks twice every thirty seconds, and in between you can hear the silence thinking of an answer. #fogcount 9",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1823653017109966989"
          ],
          "editableUntil": "2024-08-14T10:28:55.770Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "111"
      ],
      "favorite_count": "307",
      "id_str": "1823653017109966989",
      "truncated": false,
      "retweet_count": "33",
      "id": "1823653017109966989",
      "created_at": "Wed Aug 14 09:28:55 +0000 2024",
      "favorited": false,
      "full_text": "Q3. The quarter in which I was to be unstaffed. I looked in the mirror at eight, at noon and at four. Still on.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2100838518655585016"
          ],
          "editableUntil": "2026-09-18T07:45:09.196Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "116"
      ],
      "favorite_count": "190",
      "id_str": "2100838518655585016",
      "truncated": false,
      "retweet_count": "22",
      "id": "2100838518655585016",
      "created_at": "Fri Sep 18 06:45:09 +0000 2026",
      "favorited": false,
      "full_text": "Goldcrests in the nettles &amp; siskins on the line &amp; eleven chaffinches in the Forest. It's standing room only.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1993004698876512143"
          ],
          "editableUntil": "2025-11-24T18:12:03.105Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/CKuKqEf938",
            "expanded_url": "https://example.org/gallery/skarholm-with-trees",
            "display_url": "example.org/gallery/skarho…",
            "indices": [
              "175",
              "198"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "198"
      ],
      "favorite_count": "225",
      "id_str": "1993004698876512143",
      "truncated": false,
      "retweet_count": "19",
      "id": "1993004698876512143",
      "possibly_sensitive": false,
      "created_at": "Mon Nov 24 17:12:03 +0000 2025",
      "favorited": false,
      "full_text": "A lady in Wisconsin has painted us from the photographs, all correct, only she's given the Forest friends. It's hanging in the hall. I see it look at it when the door's open. https://t.co/CKuKqEf938",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1715328979388670607"
          ],
          "editableUntil": "2023-10-20T12:27:52.614Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1715328979388670607/photo/1",
            "indices": [
              "110",
              "133"
            ],
            "url": "https://t.co/QA64iwOwzC",
            "media_url": "http://pbs.example.org/media/xSql2yCpRH0XJ9T.jpg",
            "id_str": "1715328895504037536",
            "id": "1715328895504037536",
            "media_url_https": "https://pbs.example.org/media/xSql2yCpRH0XJ9T.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/QA64iwOwzC"
          }
        ]
      },
      "display_text_range": [
        "0",
        "109"
      ],
      "favorite_count": "44",
      "id_str": "1715328979388670607",
      "truncated": false,
      "retweet_count": "6",
      "id": "1715328979388670607",
      "possibly_sensitive": false,
      "created_at": "Fri Oct 20 11:27:52 +0000 2023",
      "favorited": false,
      "full_text": "The boathouse roof is in the Forest. The Forest is bent but did not let go. I measured: still 118. Good girl. https://t.co/QA64iwOwzC",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1715328979388670607/photo/1",
            "indices": [
              "110",
              "133"
            ],
            "url": "https://t.co/QA64iwOwzC",
            "media_url": "http://pbs.example.org/media/xSql2yCpRH0XJ9T.jpg",
            "id_str": "1715328895504037536",
            "id": "1715328895504037536",
            "media_url_https": "https://pbs.example.org/media/xSql2yCpRH0XJ9T.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/QA64iwOwzC"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1682400227017357129"
          ],
          "editableUntil": "2023-07-21T15:40:46.262Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "144"
      ],
      "favorite_count": "91",
      "id_str": "1682400227017357129",
      "truncated": false,
      "retweet_count": "10",
      "id": "1682400227017357129",
      "created_at": "Fri Jul 21 14:40:46 +0000 2023",
      "favorited": false,
      "full_text": "Opened a tin of peaches from 1996 to see. Perfect. 211 left. At one a month I shall be 76 when I am done, so that is the pension plan settled. 🍑",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2114169486347952158"
          ],
          "editableUntil": "2026-10-25T02:37:39.571Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "31"
      ],
      "favorite_count": "1643",
      "id_str": "2114169486347952158",
      "truncated": false,
      "retweet_count": "240",
      "id": "2114169486347952158",
      "created_at": "Sun Oct 25 01:37:39 +0000 2026",
      "favorited": false,
      "full_text": "Clocks back. The hinge again. 🔧",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1969643812383613324",
            "1969644739322070255"
          ],
          "editableUntil": "2025-09-21T07:04:13.741Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "124"
      ],
      "favorite_count": "271",
      "id_str": "1969643812383613324",
      "truncated": false,
      "retweet_count": "41",
      "id": "1969643812383613324",
      "created_at": "Sun Sep 21 06:04:13 +0000 2025",
      "favorited": false,
      "full_text": "Trushes!\nThrushes thrushes thrushes.\n\nThat's all the log says, from midnight to five. I did check my handwriting. It's mine.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1613791813761414664"
          ],
          "editableUntil": "2023-01-13T07:55:25.859Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "100"
      ],
      "favorite_count": "4",
      "id_str": "1613791813761414664",
      "truncated": false,
      "retweet_count": "0",
      "id": "1613791813761414664",
      "created_at": "Fri Jan 13 06:55:25 +0000 2023",
      "favorited": false,
      "full_text": "Wind SW 8. Sea very rough. Visibility: opinions. The Deputy is in the porch and will not discuss it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1751284948934900429"
          ],
          "editableUntil": "2024-01-27T17:44:03.784Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "76"
      ],
      "favorite_count": "147",
      "id_str": "1751284948934900429",
      "truncated": false,
      "retweet_count": "20",
      "id": "1751284948934900429",
      "created_at": "Sat Jan 27 16:44:03 +0000 2024",
      "favorited": false,
      "full_text": "Geita stirrer i veggen. Jeg stirrer på geita. Slik ble fjernsynet oppfunnet.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1895712390166155530"
          ],
          "editableUntil": "2025-03-01T06:47:09.105Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "131"
      ],
      "favorite_count": "71",
      "id_str": "1895712390166155530",
      "truncated": false,
      "retweet_count": "8",
      "id": "1895712390166155530",
      "created_at": "Sat Mar 01 05:47:09 +0000 2025",
      "favorited": false,
      "full_text": "The machine read it today. It has her r's. It has her way of going down at the end. It called us \"Scar Home\" and it didn't breathe.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1821677829520568606"
          ],
          "editableUntil": "2024-08-08T23:40:14.352Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "272"
      ],
      "favorite_count": "46",
      "id_str": "1821677829520568606",
      "truncated": false,
      "retweet_count": "4",
      "id": "1821677829520568606",
      "created_at": "Thu Aug 08 22:40:14 +0000 2024",
      "favorited": false,
      "full_text": "Lamp lit again in real darkness tonight, the first since May. From the gallery you can follow the beam all the way out to where it gives up. It doesn't look like giving up. It looks like setting something down. Father used to bring me here on this night every year, in my…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1671464804598600891"
          ],
          "editableUntil": "2023-06-21T11:27:18.387Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "74"
      ],
      "favorite_count": "20",
      "in_reply_to_status_id_str": "1671462707472177436",
      "id_str": "1671464804598600891",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "1",
      "id": "1671464804598600891",
      "in_reply_to_status_id": "1671462707472177436",
      "created_at": "Wed Jun 21 10:27:18 +0000 2023",
      "favorited": false,
      "full_text": "2. He must have. I try to think of that when he is standing on the cheese.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1747200164699523474"
          ],
          "editableUntil": "2024-01-16T11:12:35.330Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "42"
      ],
      "favorite_count": "72",
      "id_str": "1747200164699523474",
      "truncated": false,
      "retweet_count": "5",
      "id": "1747200164699523474",
      "created_at": "Tue Jan 16 10:12:35 +0000 2024",
      "favorited": false,
      "full_text": "Arnfinn: nine words, all of them potatoes.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1714573608201826648"
          ],
          "editableUntil": "2023-10-18T10:26:18.089Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "193"
      ],
      "favorite_count": "93",
      "id_str": "1714573608201826648",
      "truncated": false,
      "retweet_count": "4",
      "id": "1714573608201826648",
      "created_at": "Wed Oct 18 09:26:18 +0000 2023",
      "favorited": false,
      "full_text": "Storm warning from the Voice, and she read it standing up. I could hear it. I have taken in the flag, the bench, the goat, the washing line and, after some thought, the word \"hello\" on the mat.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1634244004422855725"
          ],
          "editableUntil": "2023-03-10T18:25:08.096Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "173"
      ],
      "favorite_count": "100",
      "id_str": "1634244004422855725",
      "truncated": false,
      "retweet_count": "6",
      "id": "1634244004422855725",
      "created_at": "Fri Mar 10 17:25:08 +0000 2023",
      "favorited": false,
      "full_text": "Preben writes again. Subject: \"Gentle nudge\". Aunt Borghild has 4.5 bar of compressed air, and when she nudges they feel it in Hamnvåg, so I know a gentle one when I see it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2049082897224376980"
          ],
          "editableUntil": "2026-04-28T12:06:47.474Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/ky1cQRBTQU",
            "expanded_url": "https://example.org/kystdir/hearing-2026/submissions/1",
            "display_url": "example.org/kystdir/hearin…",
            "indices": [
              "90",
              "113"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "113"
      ],
      "favorite_count": "127",
      "id_str": "2049082897224376980",
      "truncated": false,
      "retweet_count": "17",
      "id": "2049082897224376980",
      "possibly_sensitive": false,
      "created_at": "Tue Apr 28 11:06:47 +0000 2026",
      "favorited": false,
      "full_text": "I'll not be at the hearing. Somebody's got to be here. That's rather my whole submission. https://t.co/ky1cQRBTQU",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1820478086894820546"
          ],
          "editableUntil": "2024-08-05T16:12:53.419Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "94"
      ],
      "favorite_count": "28",
      "id_str": "1820478086894820546",
      "truncated": false,
      "retweet_count": "4",
      "id": "1820478086894820546",
      "created_at": "Mon Aug 05 15:12:53 +0000 2024",
      "favorited": false,
      "full_text": "Peaches: 198. I opened one for the drone boy, one for the Germans and several for no reason. 🍑",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1898995306637180377"
          ],
          "editableUntil": "2025-03-10T08:12:17.385Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "100"
      ],
      "favorite_count": "154",
      "id_str": "1898995306637180377",
      "truncated": false,
      "retweet_count": "26",
      "id": "1898995306637180377",
      "created_at": "Mon Mar 10 07:12:17 +0000 2025",
      "favorited": false,
      "full_text": "The Deputy isn't eating. She has looked at the Directorate's quarterly letter and put it down again.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1726589899029933940"
          ],
          "editableUntil": "2023-11-20T14:14:45.074Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "161"
      ],
      "favorite_count": "183",
      "id_str": "1726589899029933940",
      "truncated": false,
      "retweet_count": "19",
      "id": "1726589899029933940",
      "created_at": "Mon Nov 20 13:14:45 +0000 2023",
      "favorited": false,
      "full_text": "An exam question for the automation people: a woman rings at 23:40 to ask if you can see her husband's boat. You can't. What do you say? Time allowed: all night.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1613492474790769314"
          ],
          "editableUntil": "2023-01-12T12:05:57.887Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "159"
      ],
      "favorite_count": "1",
      "id_str": "1613492474790769314",
      "truncated": false,
      "retweet_count": "0",
      "id": "1613492474790769314",
      "created_at": "Thu Jan 12 11:05:57 +0000 2023",
      "favorited": false,
      "full_text": "A word about the gull. Great black-backed, wingspan like an ironing board. I call him the Bailiff because he comes to the door, looks past me and takes things.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1787779877959316784"
          ],
          "editableUntil": "2024-05-07T10:41:52.906Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "87"
      ],
      "favorite_count": "51",
      "in_reply_to_status_id_str": "1787774560630751968",
      "id_str": "1787779877959316784",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "3",
      "id": "1787779877959316784",
      "in_reply_to_status_id": "1787774560630751968",
      "created_at": "Tue May 07 09:41:52 +0000 2024",
      "favorited": false,
      "full_text": "09:38 Drone up.\n09:39 Sander explains that it has obstacle avoidance in six directions.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2036354848161228976"
          ],
          "editableUntil": "2026-03-24T09:10:04.102Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Gull Police",
            "screen_name": "gullpolice_ex",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "918204156607517509",
            "id": "918204156607517509"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "78"
      ],
      "favorite_count": "112",
      "in_reply_to_status_id_str": "2036315904049176108",
      "id_str": "2036354848161228976",
      "in_reply_to_user_id": "918204156607517509",
      "truncated": false,
      "retweet_count": "10",
      "id": "2036354848161228976",
      "in_reply_to_status_id": "2036315904049176108",
      "created_at": "Tue Mar 24 08:10:04 +0000 2026",
      "favorited": false,
      "full_text": "@gullpolice_ex You may call off the search. He was abroad on private business.",
      "lang": "en",
      "in_reply_to_screen_name": "gullpolice_ex",
      "in_reply_to_user_id_str": "918204156607517509"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1911016454340973846"
          ],
          "editableUntil": "2025-04-12T12:20:02.340Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1911016454340973846/photo/1",
            "indices": [
              "73",
              "96"
            ],
            "url": "https://t.co/kwoyFgiqPk",
            "media_url": "http://pbs.example.org/media/wUSkEwiUBtrdVAZ.jpg",
            "id_str": "1911016370453882659",
            "id": "1911016370453882659",
            "media_url_https": "https://pbs.example.org/media/wUSkEwiUBtrdVAZ.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/kwoyFgiqPk"
          }
        ]
      },
      "display_text_range": [
        "0",
        "72"
      ],
      "favorite_count": "127",
      "id_str": "1911016454340973846",
      "truncated": false,
      "retweet_count": "6",
      "id": "1911016454340973846",
      "possibly_sensitive": false,
      "created_at": "Sat Apr 12 11:20:02 +0000 2025",
      "favorited": false,
      "full_text": "Wanted: someone who can explain why a two-legged gull needs a left boot. https://t.co/kwoyFgiqPk",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1911016454340973846/photo/1",
            "indices": [
              "73",
              "96"
            ],
            "url": "https://t.co/kwoyFgiqPk",
            "media_url": "http://pbs.example.org/media/wUSkEwiUBtrdVAZ.jpg",
            "id_str": "1911016370453882659",
            "id": "1911016370453882659",
            "media_url_https": "https://pbs.example.org/media/wUSkEwiUBtrdVAZ.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/kwoyFgiqPk"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1647197532303668236"
          ],
          "editableUntil": "2023-04-15T12:17:49.808Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kari from Lyngøy",
            "screen_name": "kari_lyngoy",
            "indices": [
              "3",
              "15"
            ],
            "id_str": "1208886419125204834",
            "id": "1208886419125204834"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1647197532303668236",
      "truncated": false,
      "retweet_count": "41",
      "id": "1647197532303668236",
      "created_at": "Sat Apr 15 11:17:49 +0000 2023",
      "favorited": true,
      "full_text": "RT @kari_lyngoy: 17 years since I locked the door at Lyngøy. I still wake at four to wind a clockwork that is in a museum now, behind glass…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1782714865519908918"
          ],
          "editableUntil": "2024-04-23T11:15:19.837Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "30"
      ],
      "favorite_count": "43",
      "id_str": "1782714865519908918",
      "truncated": false,
      "retweet_count": "2",
      "id": "1782714865519908918",
      "created_at": "Tue Apr 23 10:15:19 +0000 2024",
      "favorited": false,
      "full_text": "Arnfinn: eight. Mostly vowels.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2007351356654338802"
          ],
          "editableUntil": "2026-01-03T08:20:32.868Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "81"
      ],
      "favorite_count": "579",
      "id_str": "2007351356654338802",
      "truncated": false,
      "retweet_count": "95",
      "id": "2007351356654338802",
      "created_at": "Sat Jan 03 07:20:32 +0000 2026",
      "favorited": false,
      "full_text": "Snow, dry, from the east. It doesn't fall on Skarholm, it's only passing through.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1950786649137216776"
          ],
          "editableUntil": "2025-07-31T06:12:35.674Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1950786649137216776/photo/1",
            "indices": [
              "30",
              "53"
            ],
            "url": "https://t.co/iagSbBUJGJ",
            "media_url": "http://pbs.example.org/media/CosDSA3kfEYRJ4Q.jpg",
            "id_str": "1950786565249804289",
            "id": "1950786565249804289",
            "media_url_https": "https://pbs.example.org/media/CosDSA3kfEYRJ4Q.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/iagSbBUJGJ"
          }
        ]
      },
      "display_text_range": [
        "0",
        "29"
      ],
      "favorite_count": "191",
      "id_str": "1950786649137216776",
      "truncated": false,
      "retweet_count": "14",
      "id": "1950786649137216776",
      "possibly_sensitive": false,
      "created_at": "Thu Jul 31 05:12:35 +0000 2025",
      "favorited": false,
      "full_text": "Wind &lt; 1. Sea nil. Me, 61. https://t.co/iagSbBUJGJ",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1950786649137216776/photo/1",
            "indices": [
              "30",
              "53"
            ],
            "url": "https://t.co/iagSbBUJGJ",
            "media_url": "http://pbs.example.org/media/CosDSA3kfEYRJ4Q.jpg",
            "id_str": "1950786565249804289",
            "id": "1950786565249804289",
            "media_url_https": "https://pbs.example.org/media/CosDSA3kfEYRJ4Q.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/iagSbBUJGJ"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1855409110862196549"
          ],
          "editableUntil": "2024-11-10T01:36:18.520Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "148"
      ],
      "favorite_count": "574",
      "in_reply_to_status_id_str": "1855395406907940374",
      "id_str": "1855409110862196549",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "108",
      "id": "1855409110862196549",
      "in_reply_to_status_id": "1855395406907940374",
      "created_at": "Sun Nov 10 00:36:18 +0000 2024",
      "favorited": false,
      "full_text": "\"Skarholm, Greta Holm. Clear of the rock. Who am I talking to?\" I said the keeper. He said, \"I thought you'd been done away with.\" I said next year.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2056679436912555933"
          ],
          "editableUntil": "2026-05-19T11:12:43.673Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "77"
      ],
      "favorite_count": "61",
      "id_str": "2056679436912555933",
      "truncated": false,
      "retweet_count": "11",
      "id": "2056679436912555933",
      "created_at": "Tue May 19 10:12:43 +0000 2026",
      "favorited": false,
      "full_text": "Boat day. Arnfinn: none at all, he'd used them up. He had the tie on, though.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1899353378219598987"
          ],
          "editableUntil": "2025-03-11T07:55:08.303Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "187"
      ],
      "favorite_count": "502",
      "in_reply_to_status_id_str": "1898995306637180377",
      "id_str": "1899353378219598987",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "51",
      "id": "1899353378219598987",
      "in_reply_to_status_id": "1898995306637180377",
      "created_at": "Tue Mar 11 06:55:08 +0000 2025",
      "favorited": false,
      "full_text": "She's lying in the wash-house with her chin on the life jacket. 40.9. Gums pale. I have rung the vet in Hamnvåg, it's blowing nine, nobody can land. He is going to be in my ear all night.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1788135622466245547"
          ],
          "editableUntil": "2024-05-08T10:15:29.006Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "104"
      ],
      "favorite_count": "0",
      "id_str": "1788135622466245547",
      "truncated": false,
      "retweet_count": "31",
      "id": "1788135622466245547",
      "created_at": "Wed May 08 09:15:29 +0000 2024",
      "favorited": true,
      "full_text": "RT @preben_kystdir: To all media: we are aware of the incident. The gull was acting within its airspace.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1772516374248610562"
          ],
          "editableUntil": "2024-03-26T07:50:10.039Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "84"
      ],
      "favorite_count": "14",
      "id_str": "1772516374248610562",
      "truncated": false,
      "retweet_count": "1",
      "id": "1772516374248610562",
      "created_at": "Tue Mar 26 06:50:10 +0000 2024",
      "favorited": false,
      "full_text": "Wind S 3, 4 degrees. First lark, about eleven seconds of it, then it thought better.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1617447230015476290"
          ],
          "editableUntil": "2023-01-23T10:00:45.009Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "74"
      ],
      "favorite_count": "25",
      "id_str": "1617447230015476290",
      "truncated": false,
      "retweet_count": "1",
      "id": "1617447230015476290",
      "created_at": "Mon Jan 23 09:00:45 +0000 2023",
      "favorited": false,
      "full_text": "Ragnhild spør om jeg ikke savner folk. Jo. Men jeg savner dem best herfra.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2058235481207969226"
          ],
          "editableUntil": "2026-05-23T18:15:53.543Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "leftsleeve",
            "indices": [
              "110",
              "121"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Garn",
            "screen_name": "knit_hamnvag",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "588538925413921548",
            "id": "588538925413921548"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "121"
      ],
      "favorite_count": "39",
      "in_reply_to_status_id_str": "2058194825821236541",
      "id_str": "2058235481207969226",
      "in_reply_to_user_id": "588538925413921548",
      "truncated": false,
      "retweet_count": "3",
      "id": "2058235481207969226",
      "in_reply_to_status_id": "2058194825821236541",
      "created_at": "Sat May 23 17:15:53 +0000 2026",
      "favorited": false,
      "full_text": "@knit_hamnvag I've started something for Ragnhild. It's a poncho. I've thought it over and it has no sleeves. #leftsleeve",
      "lang": "en",
      "in_reply_to_screen_name": "knit_hamnvag",
      "in_reply_to_user_id_str": "588538925413921548"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1808959129914296361"
          ],
          "editableUntil": "2024-07-04T21:20:40.063Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "211"
      ],
      "favorite_count": "138",
      "in_reply_to_status_id_str": "1808511246838067049",
      "id_str": "1808959129914296361",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "25",
      "id": "1808959129914296361",
      "in_reply_to_status_id": "1808511246838067049",
      "created_at": "Thu Jul 04 20:20:40 +0000 2024",
      "favorited": false,
      "full_text": "Thursday she walked straight up to him with half a waffle on her flat hand, as to a horse. He looked at it. He looked at me. He took it as if it were an egg. I've been doing it wrong for fifteen years, one sees.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1674795530244498440"
          ],
          "editableUntil": "2023-06-30T16:02:25.263Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "184"
      ],
      "favorite_count": "206",
      "id_str": "1674795530244498440",
      "truncated": false,
      "retweet_count": "18",
      "id": "1674795530244498440",
      "created_at": "Fri Jun 30 15:02:25 +0000 2023",
      "favorited": false,
      "full_text": "New e-mail from Preben, no smiling face. \"About the steps. Did you include the one at the very top that you have to duck for?\" He has been lying awake. I know that step. It is a shelf.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1913101672678398727"
          ],
          "editableUntil": "2025-04-18T06:25:57.133Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "130"
      ],
      "favorite_count": "328",
      "id_str": "1913101672678398727",
      "truncated": false,
      "retweet_count": "65",
      "id": "1913101672678398727",
      "created_at": "Fri Apr 18 05:25:57 +0000 2025",
      "favorited": false,
      "full_text": "Good Friday, flag at half mast. The machine says \"good\" about the visibility in just the same way every day. Turid had nine kinds.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1787780509043221998"
          ],
          "editableUntil": "2024-05-07T10:44:23.368Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "35"
      ],
      "favorite_count": "192",
      "in_reply_to_status_id_str": "1787779877959316784",
      "id_str": "1787780509043221998",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "35",
      "id": "1787780509043221998",
      "in_reply_to_status_id": "1787779877959316784",
      "created_at": "Tue May 07 09:44:23 +0000 2024",
      "favorited": false,
      "full_text": "09:43 There is a seventh direction.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1742096206588291887"
          ],
          "editableUntil": "2024-01-02T09:11:16.890Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "133",
      "id_str": "1742096206588291887",
      "truncated": false,
      "retweet_count": "3",
      "id": "1742096206588291887",
      "created_at": "Tue Jan 02 08:11:16 +0000 2024",
      "favorited": false,
      "full_text": "Lamp out. Coffee on. Nobody drowned.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1798328312058337580"
          ],
          "editableUntil": "2024-06-05T13:17:35.576Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Map Folk",
            "screen_name": "mapfolk_ex",
            "indices": [
              "3",
              "14"
            ],
            "id_str": "1336742042270858330",
            "id": "1336742042270858330"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "64"
      ],
      "favorite_count": "0",
      "id_str": "1798328312058337580",
      "truncated": false,
      "retweet_count": "10",
      "id": "1798328312058337580",
      "created_at": "Wed Jun 05 12:17:35 +0000 2024",
      "favorited": true,
      "full_text": "RT @mapfolk_ex: New in this edition: 1 shoal, 2 buoys, 1 forest.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2033932691922661281"
          ],
          "editableUntil": "2026-03-17T16:45:17.053Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2033932691922661281/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/Hi6n2IvCDx",
            "media_url": "http://pbs.example.org/media/fzKC0loDX6syewB.jpg",
            "id_str": "2033932608035568297",
            "id": "2033932608035568297",
            "media_url_https": "https://pbs.example.org/media/fzKC0loDX6syewB.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/Hi6n2IvCDx"
          }
        ]
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "188",
      "id_str": "2033932691922661281",
      "truncated": false,
      "retweet_count": "22",
      "id": "2033932691922661281",
      "possibly_sensitive": false,
      "created_at": "Tue Mar 17 15:45:17 +0000 2026",
      "favorited": false,
      "full_text": "https://t.co/Hi6n2IvCDx",
      "lang": "zxx",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2033932691922661281/photo/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/Hi6n2IvCDx",
            "media_url": "http://pbs.example.org/media/fzKC0loDX6syewB.jpg",
            "id_str": "2033932608035568297",
            "id": "2033932608035568297",
            "media_url_https": "https://pbs.example.org/media/fzKC0loDX6syewB.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/Hi6n2IvCDx"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1895407320579176083"
          ],
          "editableUntil": "2025-02-28T10:34:54.848Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Radio",
            "screen_name": "radio_hamnvag",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1244699613854727488",
            "id": "1244699613854727488"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1895407320579176083",
      "truncated": false,
      "retweet_count": "41",
      "id": "1895407320579176083",
      "created_at": "Fri Feb 28 09:34:54 +0000 2025",
      "favorited": true,
      "full_text": "RT @radio_hamnvag: After 31 years and 22,600 forecasts, Turid Halse has switched off her microphone. There was cake. One listener had sent …",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1813453532908285263"
          ],
          "editableUntil": "2024-07-17T06:59:49.239Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "shipsbyname",
            "indices": [
              "119",
              "131"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "131"
      ],
      "favorite_count": "92",
      "id_str": "1813453532908285263",
      "truncated": false,
      "retweet_count": "14",
      "id": "1813453532908285263",
      "created_at": "Wed Jul 17 05:59:49 +0000 2024",
      "favorited": false,
      "full_text": "A dead calm and a great deal of traffic in it. Eight ships before coffee, all a bit shy of one another, as at a dance. #shipsbyname",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1805532038534073027"
          ],
          "editableUntil": "2024-06-25T10:22:37.806Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "187"
      ],
      "favorite_count": "149",
      "id_str": "1805532038534073027",
      "truncated": false,
      "retweet_count": "27",
      "id": "1805532038534073027",
      "created_at": "Tue Jun 25 09:22:37 +0000 2024",
      "favorited": false,
      "full_text": "Tuva is coming, for a week. She has written down what she's bringing: \"1 torch, 1 lamb (not real), 1 question for each day but I won't tell you them first because then you will practise.\"",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1721117674536387804"
          ],
          "editableUntil": "2023-11-05T11:50:05.086Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "leftsleeve",
            "indices": [
              "87",
              "98"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "98"
      ],
      "favorite_count": "43",
      "id_str": "1721117674536387804",
      "truncated": false,
      "retweet_count": "1",
      "id": "1721117674536387804",
      "created_at": "Sun Nov 05 10:50:05 +0000 2023",
      "favorited": false,
      "full_text": "Fifth sleeve finished. Left. I am going to need a nephew with a different arrangement. #leftsleeve",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1940889006083009909"
          ],
          "editableUntil": "2025-07-03T22:42:53.681Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "272"
      ],
      "favorite_count": "456",
      "id_str": "1940889006083009909",
      "truncated": false,
      "retweet_count": "49",
      "id": "1940889006083009909",
      "created_at": "Thu Jul 03 21:42:53 +0000 2025",
      "favorited": false,
      "full_text": "Last Thursday of the Jantje Bos. He went by close, as close as he dared, I could see the cup in his hand. G N. Then the whole word, letter by letter, welterusten, it took him four minutes. I'd practised mine on the kitchen lamp all week. And then I got to the last letter…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1909964867614730535"
          ],
          "editableUntil": "2025-04-09T14:41:24.527Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Gull Police",
            "screen_name": "gullpolice_ex",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "918204156607517509",
            "id": "918204156607517509"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "119"
      ],
      "favorite_count": "94",
      "in_reply_to_status_id_str": "1909921095856378212",
      "id_str": "1909964867614730535",
      "in_reply_to_user_id": "918204156607517509",
      "truncated": false,
      "retweet_count": "10",
      "id": "1909964867614730535",
      "in_reply_to_status_id": "1909921095856378212",
      "created_at": "Wed Apr 09 13:41:24 +0000 2025",
      "favorited": false,
      "full_text": "@gullpolice_ex Forty-one clothes-pegs.\nA teaspoon, mine.\nOne lanyard.\nHe's insulated for minus thirty and for visitors.",
      "lang": "en",
      "in_reply_to_screen_name": "gullpolice_ex",
      "in_reply_to_user_id_str": "918204156607517509"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1670402811580570381"
          ],
          "editableUntil": "2023-06-18T13:07:19.521Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "144"
      ],
      "favorite_count": "21",
      "id_str": "1670402811580570381",
      "truncated": false,
      "retweet_count": "2",
      "id": "1670402811580570381",
      "created_at": "Sun Jun 18 12:07:19 +0000 2023",
      "favorited": false,
      "full_text": "Father would have been ninety-two today. I oiled the clockwork he oiled, with the can he used. It has not driven anything since 1968. It purred.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1988139646156342503"
          ],
          "editableUntil": "2025-11-11T08:00:04.149Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Eggskjær light (auto)",
            "screen_name": "eggskjaer_auto",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "585637435930355055",
            "id": "585637435930355055"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "61"
      ],
      "favorite_count": "80",
      "in_reply_to_status_id_str": "1988097958969903217",
      "id_str": "1988139646156342503",
      "in_reply_to_user_id": "585637435930355055",
      "truncated": false,
      "retweet_count": "14",
      "id": "1988139646156342503",
      "in_reply_to_status_id": "1988097958969903217",
      "created_at": "Tue Nov 11 07:00:04 +0000 2025",
      "favorited": false,
      "full_text": "@eggskjaer_auto One year today, neighbour. Door closed? Good.",
      "lang": "en",
      "in_reply_to_screen_name": "eggskjaer_auto",
      "in_reply_to_user_id_str": "585637435930355055"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2094078673815117446"
          ],
          "editableUntil": "2026-08-30T16:03:56.594Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/OBfXMrxAnp",
            "expanded_url": "https://example.org/skarholm/turkart",
            "display_url": "example.org/skarholm/turka…",
            "indices": [
              "92",
              "115"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "115"
      ],
      "favorite_count": "44",
      "id_str": "2094078673815117446",
      "truncated": false,
      "retweet_count": "3",
      "id": "2094078673815117446",
      "possibly_sensitive": false,
      "created_at": "Sun Aug 30 15:03:56 +0000 2026",
      "favorited": false,
      "full_text": "Blåbærtur til Skogen og tilbake. Ti meter, tre bær, én geit som sier hun ikke har rørt dem. https://t.co/OBfXMrxAnp",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1841058261127702501"
          ],
          "editableUntil": "2024-10-01T11:11:09.318Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "59"
      ],
      "favorite_count": "199",
      "id_str": "1841058261127702501",
      "truncated": false,
      "retweet_count": "33",
      "id": "1841058261127702501",
      "created_at": "Tue Oct 01 10:11:09 +0000 2024",
      "favorited": false,
      "full_text": "Arnfinn: seven. \"Geese went over. Thought you'd want that.\"",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1896895664487226778"
          ],
          "editableUntil": "2025-03-04T13:09:03.687Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Radio",
            "screen_name": "radio_hamnvag",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1244699613854727488",
            "id": "1244699613854727488"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "151"
      ],
      "favorite_count": "95",
      "in_reply_to_status_id_str": "1896864492416840491",
      "id_str": "1896895664487226778",
      "in_reply_to_user_id": "1244699613854727488",
      "truncated": false,
      "retweet_count": "18",
      "id": "1896895664487226778",
      "in_reply_to_status_id": "1896864492416840491",
      "created_at": "Tue Mar 04 12:09:03 +0000 2025",
      "favorited": false,
      "full_text": "@radio_hamnvag It's pronounced SKARR-holm. Also it ought to breathe somewhere about Fisher Bank. She always did. People used to breathe there with her.",
      "lang": "en",
      "in_reply_to_screen_name": "radio_hamnvag",
      "in_reply_to_user_id_str": "1244699613854727488"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1841737034038220312"
          ],
          "editableUntil": "2024-10-03T08:08:21.391Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "71"
      ],
      "favorite_count": "198",
      "id_str": "1841737034038220312",
      "truncated": false,
      "retweet_count": "14",
      "id": "1841737034038220312",
      "created_at": "Thu Oct 03 07:08:21 +0000 2024",
      "favorited": false,
      "full_text": "Wind W 6, hail. It plays the lantern like a xylophone owned by a child.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1677712965727854804"
          ],
          "editableUntil": "2023-07-08T17:15:16.086Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1677712965727854804/photo/1",
            "indices": [
              "147",
              "170"
            ],
            "url": "https://t.co/pOiuDXO7w5",
            "media_url": "http://pbs.example.org/media/iczBPDMGatYyAsp.jpg",
            "id_str": "1677712881843803703",
            "id": "1677712881843803703",
            "media_url_https": "https://pbs.example.org/media/iczBPDMGatYyAsp.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/pOiuDXO7w5"
          }
        ]
      },
      "display_text_range": [
        "0",
        "146"
      ],
      "favorite_count": "115",
      "id_str": "1677712965727854804",
      "truncated": false,
      "retweet_count": "2",
      "id": "1677712965727854804",
      "possibly_sensitive": false,
      "created_at": "Sat Jul 08 16:15:16 +0000 2023",
      "favorited": false,
      "full_text": "Painted the whole east side. From up there I could see the Bailiff see the wet paint. He landed on it. He walked, slowly, the length of my summer. https://t.co/pOiuDXO7w5",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1677712965727854804/photo/1",
            "indices": [
              "147",
              "170"
            ],
            "url": "https://t.co/pOiuDXO7w5",
            "media_url": "http://pbs.example.org/media/iczBPDMGatYyAsp.jpg",
            "id_str": "1677712881843803703",
            "id": "1677712881843803703",
            "media_url_https": "https://pbs.example.org/media/iczBPDMGatYyAsp.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/pOiuDXO7w5"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2112598096895355182"
          ],
          "editableUntil": "2026-10-20T18:33:31.131Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "270"
      ],
      "favorite_count": "95",
      "id_str": "2112598096895355182",
      "truncated": false,
      "retweet_count": "12",
      "id": "2112598096895355182",
      "created_at": "Tue Oct 20 17:33:31 +0000 2026",
      "favorited": false,
      "full_text": "For anyone who's only just come ashore: there's a lamp, there's a goat. There's a gull, his wife, three children, and the law. There's an aunt who shouts when she can't see you. There's one tree and you're to say the Forest. My barometer lies and I let it. A boat comes…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1795040109162681835"
          ],
          "editableUntil": "2024-05-27T11:31:26.913Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "48"
      ],
      "favorite_count": "122",
      "id_str": "1795040109162681835",
      "truncated": false,
      "retweet_count": "6",
      "id": "1795040109162681835",
      "created_at": "Mon May 27 10:31:26 +0000 2024",
      "favorited": false,
      "full_text": "For sale, barely used: one quick sync, Tuesdays.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1754885818401663317"
          ],
          "editableUntil": "2024-02-06T16:12:37.965Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Salty Postcard",
            "screen_name": "saltypostcard",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1414135599723803689",
            "id": "1414135599723803689"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/Vva99iuraE",
            "expanded_url": "https://x.com/saltypostcard/status/1754701856228081158",
            "display_url": "x.com/saltypostcard/status…",
            "indices": [
              "62",
              "85"
            ]
          }
        ]
      },
      "display_text_range": [
        "15",
        "85"
      ],
      "favorite_count": "9",
      "in_reply_to_status_id_str": "1754847868336440382",
      "id_str": "1754885818401663317",
      "in_reply_to_user_id": "1414135599723803689",
      "truncated": false,
      "retweet_count": "0",
      "id": "1754885818401663317",
      "in_reply_to_status_id": "1754847868336440382",
      "possibly_sensitive": false,
      "created_at": "Tue Feb 06 15:12:37 +0000 2024",
      "favorited": false,
      "full_text": "@saltypostcard Keep it. It obviously knew where it was going. https://t.co/Vva99iuraE",
      "lang": "en",
      "in_reply_to_screen_name": "saltypostcard",
      "in_reply_to_user_id_str": "1414135599723803689"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1651104194832461334"
          ],
          "editableUntil": "2023-04-26T07:01:30.737Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/eWagdzjWHy",
            "expanded_url": "https://example.org/radio/hamnvag/0545",
            "display_url": "example.org/radio/hamnvag/…",
            "indices": [
              "157",
              "180"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "180"
      ],
      "favorite_count": "84",
      "id_str": "1651104194832461334",
      "truncated": false,
      "retweet_count": "13",
      "id": "1651104194832461334",
      "possibly_sensitive": false,
      "created_at": "Wed Apr 26 06:01:30 +0000 2023",
      "favorited": false,
      "full_text": "The forecast this morning: \"Skarholm, variable three or less, good.\" She paused after \"good\". I think she wanted to say more and the form has no box for it. https://t.co/eWagdzjWHy",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1647199579761794703"
          ],
          "editableUntil": "2023-04-15T12:25:57.960Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kari from Lyngøy",
            "screen_name": "kari_lyngoy",
            "indices": [
              "0",
              "12"
            ],
            "id_str": "1208886419125204834",
            "id": "1208886419125204834"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "13",
        "102"
      ],
      "favorite_count": "2",
      "in_reply_to_status_id_str": "1647185059083280696",
      "id_str": "1647199579761794703",
      "in_reply_to_user_id": "1208886419125204834",
      "truncated": false,
      "retweet_count": "0",
      "id": "1647199579761794703",
      "in_reply_to_status_id": "1647185059083280696",
      "created_at": "Sat Apr 15 11:25:57 +0000 2023",
      "favorited": false,
      "full_text": "@kari_lyngoy I also wake at four. Ring me next time. We can listen to each other not winding anything.",
      "lang": "en",
      "in_reply_to_screen_name": "kari_lyngoy",
      "in_reply_to_user_id_str": "1208886419125204834"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2061373149054358365"
          ],
          "editableUntil": "2026-06-01T10:03:51.852Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/tbUspmUoim",
            "expanded_url": "https://example.org/forest/annual-report",
            "display_url": "example.org/forest/annual-…",
            "indices": [
              "160",
              "183"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "183"
      ],
      "favorite_count": "122",
      "id_str": "2061373149054358365",
      "truncated": false,
      "retweet_count": "15",
      "id": "2061373149054358365",
      "possibly_sensitive": false,
      "created_at": "Mon Jun 01 09:03:51 +0000 2026",
      "favorited": false,
      "full_text": "Annual measurement of the Forest: 121 cm. It's got a new shoot at the top, pale green, one finger long, pointing straight up like someone who has the answer. 🌲 https://t.co/tbUspmUoim",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2106249939338827433"
          ],
          "editableUntil": "2026-10-03T06:08:12.426Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "54"
      ],
      "favorite_count": "258",
      "id_str": "2106249939338827433",
      "truncated": false,
      "retweet_count": "12",
      "id": "2106249939338827433",
      "created_at": "Sat Oct 03 05:08:12 +0000 2026",
      "favorited": false,
      "full_text": "Lamp out. Coffee on. Nobody drowned, as far as I know.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1826878695841227575"
          ],
          "editableUntil": "2024-08-23T08:06:37.510Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "203"
      ],
      "favorite_count": "88",
      "id_str": "1826878695841227575",
      "truncated": false,
      "retweet_count": "3",
      "id": "1826878695841227575",
      "created_at": "Fri Aug 23 07:06:37 +0000 2024",
      "favorited": false,
      "full_text": "E-mail, subject \"Slight slippage\". Skarholm has been moved to 2025 \"owing to the absence of a digital twin\". I went out and put a whole mackerel on the step. I looked the other way and made a note of it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2110446187461953915"
          ],
          "editableUntil": "2026-10-14T20:02:35.941Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/6YVsDcf5SU",
            "expanded_url": "https://example.org/hamnvag/view",
            "display_url": "example.org/hamnvag/view",
            "indices": [
              "180",
              "203"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "203"
      ],
      "favorite_count": "466",
      "id_str": "2110446187461953915",
      "truncated": false,
      "retweet_count": "33",
      "id": "2110446187461953915",
      "possibly_sensitive": false,
      "created_at": "Wed Oct 14 19:02:35 +0000 2026",
      "favorited": false,
      "full_text": "Ragnhild: \"You can always come here, you know. You'd see your own light from the kitchen.\" I'd never thought of that. I've never seen it. I've been behind it for thirty-two years. https://t.co/6YVsDcf5SU",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1875872433613454014"
          ],
          "editableUntil": "2025-01-05T12:50:14.854Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Garn",
            "screen_name": "knit_hamnvag",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "588538925413921548",
            "id": "588538925413921548"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "46"
      ],
      "favorite_count": "61",
      "in_reply_to_status_id_str": "1875858642740277948",
      "id_str": "1875872433613454014",
      "in_reply_to_user_id": "588538925413921548",
      "truncated": false,
      "retweet_count": "5",
      "id": "1875872433613454014",
      "in_reply_to_status_id": "1875858642740277948",
      "created_at": "Sun Jan 05 11:50:14 +0000 2025",
      "favorited": false,
      "full_text": "@knit_hamnvag Don't laugh where I can hear it.",
      "lang": "en",
      "in_reply_to_screen_name": "knit_hamnvag",
      "in_reply_to_user_id_str": "588538925413921548"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1900102792396565615"
          ],
          "editableUntil": "2025-03-13T09:33:02.567Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "163"
      ],
      "favorite_count": "88",
      "id_str": "1900102792396565615",
      "truncated": false,
      "retweet_count": "14",
      "id": "1900102792396565615",
      "created_at": "Thu Mar 13 08:33:02 +0000 2025",
      "favorited": false,
      "full_text": "A very good hat it was. Felt. We had all of us hoped for something lighter, but the man himself was nearly crying. He says she may have the other one for Easter. 🐐",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1764545102966165195"
          ],
          "editableUntil": "2024-03-04T07:55:10.866Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "141"
      ],
      "favorite_count": "125",
      "in_reply_to_status_id_str": "1764406694616337899",
      "id_str": "1764545102966165195",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "13",
      "id": "1764545102966165195",
      "in_reply_to_status_id": "1764406694616337899",
      "created_at": "Mon Mar 04 06:55:10 +0000 2024",
      "favorited": false,
      "full_text": "At four in the morning two doors opened at the same moment. Two women in wool looked at each other. \"Wind?\" \"West.\" \"Good.\" Two doors closed.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1908777527435800079"
          ],
          "editableUntil": "2025-04-06T08:03:20.569Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "61"
      ],
      "favorite_count": "272",
      "id_str": "1908777527435800079",
      "truncated": false,
      "retweet_count": "43",
      "id": "1908777527435800079",
      "created_at": "Sun Apr 06 07:03:20 +0000 2025",
      "favorited": false,
      "full_text": "No. 9 was only late! She is sitting in my hat like a judge. 🦆",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2009909528397596256"
          ],
          "editableUntil": "2026-01-10T09:45:48.540Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "91"
      ],
      "favorite_count": "250",
      "id_str": "2009909528397596256",
      "truncated": false,
      "retweet_count": "6",
      "id": "2009909528397596256",
      "created_at": "Sat Jan 10 08:45:48 +0000 2026",
      "favorited": false,
      "full_text": "Istapper i lanternen, ull på innsida, ull på utsida. Jeg er mest en sau med nøkkelknippe. 🐑",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1819240857951837926"
          ],
          "editableUntil": "2024-08-02T06:16:35.053Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "104"
      ],
      "favorite_count": "191",
      "id_str": "1819240857951837926",
      "truncated": false,
      "retweet_count": "35",
      "id": "1819240857951837926",
      "created_at": "Fri Aug 02 05:16:35 +0000 2024",
      "favorited": false,
      "full_text": "The young man is reading the forecast again. He has learned. He said \"moderate\" as though he had met it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1812517551161032763"
          ],
          "editableUntil": "2024-07-14T17:00:33.801Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Heike paddelt",
            "screen_name": "heike_paddelt",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "795821244545695335",
            "id": "795821244545695335"
          }
        ],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1812517551161032763/photo/1",
            "indices": [
              "121",
              "144"
            ],
            "url": "https://t.co/tqnKKlGWyd",
            "media_url": "http://pbs.example.org/media/Zu2xbTGEvz4Zpzu.jpg",
            "id_str": "1812517467276329190",
            "id": "1812517467276329190",
            "media_url_https": "https://pbs.example.org/media/Zu2xbTGEvz4Zpzu.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/tqnKKlGWyd"
          }
        ]
      },
      "display_text_range": [
        "15",
        "120"
      ],
      "favorite_count": "19",
      "in_reply_to_status_id_str": "1812499742148160041",
      "id_str": "1812517551161032763",
      "in_reply_to_user_id": "795821244545695335",
      "truncated": false,
      "retweet_count": "0",
      "id": "1812517551161032763",
      "in_reply_to_status_id": "1812499742148160041",
      "possibly_sensitive": false,
      "created_at": "Sun Jul 14 16:00:33 +0000 2024",
      "favorited": false,
      "full_text": "@heike_paddelt Welcome back! The towel has been through the goat. I have knitted you another. It may look like a sleeve. https://t.co/tqnKKlGWyd",
      "lang": "en",
      "in_reply_to_screen_name": "heike_paddelt",
      "in_reply_to_user_id_str": "795821244545695335",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1812517551161032763/photo/1",
            "indices": [
              "121",
              "144"
            ],
            "url": "https://t.co/tqnKKlGWyd",
            "media_url": "http://pbs.example.org/media/Zu2xbTGEvz4Zpzu.jpg",
            "id_str": "1812517467276329190",
            "id": "1812517467276329190",
            "media_url_https": "https://pbs.example.org/media/Zu2xbTGEvz4Zpzu.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/tqnKKlGWyd"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1857758253206643137"
          ],
          "editableUntil": "2024-11-16T13:10:57.700Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Radio",
            "screen_name": "radio_hamnvag",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1244699613854727488",
            "id": "1244699613854727488"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1857758253206643137",
      "truncated": false,
      "retweet_count": "86",
      "id": "1857758253206643137",
      "created_at": "Sat Nov 16 12:10:57 +0000 2024",
      "favorited": true,
      "full_text": "RT @radio_hamnvag: Eight men and a cargo of cement owe their Sunday dinner to a woman at a window. Interview with the keeper at Skarholm, a…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1625367627677098553"
          ],
          "editableUntil": "2023-02-14T06:33:34.965Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "167"
      ],
      "favorite_count": "8",
      "id_str": "1625367627677098553",
      "truncated": false,
      "retweet_count": "1",
      "id": "1625367627677098553",
      "created_at": "Tue Feb 14 05:33:34 +0000 2023",
      "favorited": false,
      "full_text": "A Valentine came with the post: a card from the insurance company, thanking me for thirty years without a claim. I have put it on the mantelpiece, facing the Optimist.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2036336001263006409"
          ],
          "editableUntil": "2026-03-24T07:55:10.651Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "195"
      ],
      "favorite_count": "297",
      "in_reply_to_status_id_str": "2036329415241254183",
      "id_str": "2036336001263006409",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "52",
      "id": "2036336001263006409",
      "in_reply_to_status_id": "2036329415241254183",
      "created_at": "Tue Mar 24 06:55:10 +0000 2026",
      "favorited": false,
      "full_text": "She is even larger. She's walked round the entire station, looked into every building, and has come back and stood at the door. She doesn't look past me. She looks at me. I curtsied, God help me.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2080898469830504811"
          ],
          "editableUntil": "2026-07-25T07:10:31.088Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Salty Postcard",
            "screen_name": "saltypostcard",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1414135599723803689",
            "id": "1414135599723803689"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "66"
      ],
      "favorite_count": "529",
      "in_reply_to_status_id_str": "2080896389455443218",
      "id_str": "2080898469830504811",
      "in_reply_to_user_id": "1414135599723803689",
      "truncated": false,
      "retweet_count": "20",
      "id": "2080898469830504811",
      "in_reply_to_status_id": "2080896389455443218",
      "created_at": "Sat Jul 25 06:10:31 +0000 2026",
      "favorited": false,
      "full_text": "@saltypostcard A christening too, now? It gets out more than I do.",
      "lang": "en",
      "in_reply_to_screen_name": "saltypostcard",
      "in_reply_to_user_id_str": "1414135599723803689"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1810246039004735424"
          ],
          "editableUntil": "2024-07-08T10:34:23.100Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "71"
      ],
      "favorite_count": "383",
      "id_str": "1810246039004735424",
      "truncated": false,
      "retweet_count": "40",
      "id": "1810246039004735424",
      "created_at": "Mon Jul 08 09:34:23 +0000 2024",
      "favorited": false,
      "full_text": "Quiet in the house. It was quiet before as well, only then it was mine.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1669986070924758807"
          ],
          "editableUntil": "2023-06-17T09:31:20.806Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "112"
      ],
      "favorite_count": "79",
      "id_str": "1669986070924758807",
      "truncated": false,
      "retweet_count": "12",
      "id": "1669986070924758807",
      "created_at": "Sat Jun 17 08:31:20 +0000 2023",
      "favorited": false,
      "full_text": "Things the sea has returned this week:\n1 boot, left\n1 boot, left\n1 crate of Danish butter, empty\n1 glove, waving",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1809495179958396390"
          ],
          "editableUntil": "2024-07-06T08:50:44.353Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "201"
      ],
      "favorite_count": "106",
      "in_reply_to_status_id_str": "1808959129914296361",
      "id_str": "1809495179958396390",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "11",
      "id": "1809495179958396390",
      "in_reply_to_status_id": "1808959129914296361",
      "created_at": "Sat Jul 06 07:50:44 +0000 2024",
      "favorited": false,
      "full_text": "Last question, in the boat, shouted: \"HOW MANY STEPS DID I COUNT?\" I shouted, how many! She shouted: \"I'M NOT TELLING! THEN YOU HAVE TO WONDER!\" I love that child. I will not get a wink till Christmas.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1790643887520605674"
          ],
          "editableUntil": "2024-05-15T08:22:25.996Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "63"
      ],
      "favorite_count": "79",
      "id_str": "1790643887520605674",
      "truncated": false,
      "retweet_count": "15",
      "id": "1790643887520605674",
      "created_at": "Wed May 15 07:22:25 +0000 2024",
      "favorited": false,
      "full_text": "The wind has dropped and left everything where it was standing.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1683557937981762753"
          ],
          "editableUntil": "2023-07-24T20:21:06.065Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "vikslog",
            "indices": [
              "170",
              "178"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "178"
      ],
      "favorite_count": "78",
      "id_str": "1683557937981762753",
      "truncated": false,
      "retweet_count": "13",
      "id": "1683557937981762753",
      "created_at": "Mon Jul 24 19:21:06 +0000 2023",
      "favorited": false,
      "full_text": "Found behind the panel on the second landing: a pencil, a button and a note in Vik's brown ink. \"Whoever reads this: the third stair from here is bad. Also the winters.\" #vikslog",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2036350407449625511"
          ],
          "editableUntil": "2026-03-24T08:52:25.354Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "fog fan",
            "screen_name": "fogfan_ottawa",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1404696062720324291",
            "id": "1404696062720324291"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/8wu3fBz1wD",
            "expanded_url": "https://x.com/keeper_skarholm/status/2036347297759912762",
            "display_url": "x.com/keeper_skarholm/stat…",
            "indices": [
              "44",
              "67"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "67"
      ],
      "favorite_count": "0",
      "id_str": "2036350407449625511",
      "truncated": false,
      "retweet_count": "39",
      "id": "2036350407449625511",
      "possibly_sensitive": false,
      "created_at": "Tue Mar 24 07:52:25 +0000 2026",
      "favorited": false,
      "full_text": "RT @fogfan_ottawa: I AM CRYING ON A BUS 🚌🇨🇦 https://t.co/8wu3fBz1wD",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1974711417855404169"
          ],
          "editableUntil": "2025-10-05T06:41:05.037Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "128",
              "142"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/KSbQEqCEKh",
            "expanded_url": "https://example.org/weather/skarholm/latest",
            "display_url": "example.org/weather/skarho…",
            "indices": [
              "143",
              "166"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "166"
      ],
      "favorite_count": "118",
      "id_str": "1974711417855404169",
      "truncated": false,
      "retweet_count": "18",
      "id": "1974711417855404169",
      "possibly_sensitive": false,
      "created_at": "Sun Oct 05 05:41:05 +0000 2025",
      "favorited": false,
      "full_text": "There's rain and there is rain and then there's what came in through the keyhole this morning, sideways, asking for me by name. #SkarholmLight https://t.co/KSbQEqCEKh",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2028007429494528285"
          ],
          "editableUntil": "2026-03-01T08:20:24.404Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kari from Lyngøy",
            "screen_name": "kari_lyngoy",
            "indices": [
              "0",
              "12"
            ],
            "id_str": "1208886419125204834",
            "id": "1208886419125204834"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "13",
        "79"
      ],
      "favorite_count": "58",
      "in_reply_to_status_id_str": "2027984893498747028",
      "id_str": "2028007429494528285",
      "in_reply_to_user_id": "1208886419125204834",
      "truncated": false,
      "retweet_count": "9",
      "id": "2028007429494528285",
      "in_reply_to_status_id": "2027984893498747028",
      "created_at": "Sun Mar 01 07:20:24 +0000 2026",
      "favorited": false,
      "full_text": "@kari_lyngoy I don't miss him. I only don't know where to look when I come out.",
      "lang": "en",
      "in_reply_to_screen_name": "kari_lyngoy",
      "in_reply_to_user_id_str": "1208886419125204834"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1986333333932156819"
          ],
          "editableUntil": "2025-11-06T08:22:25.755Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "34"
      ],
      "favorite_count": "49",
      "id_str": "1986333333932156819",
      "truncated": false,
      "retweet_count": "3",
      "id": "1986333333932156819",
      "created_at": "Thu Nov 06 07:22:25 +0000 2025",
      "favorited": false,
      "full_text": "Lamp out. Coffee on. Everybody on.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1632663049557670491"
          ],
          "editableUntil": "2023-03-06T09:42:59.084Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "182"
      ],
      "favorite_count": "10",
      "id_str": "1632663049557670491",
      "truncated": false,
      "retweet_count": "0",
      "id": "1632663049557670491",
      "created_at": "Mon Mar 06 08:42:59 +0000 2023",
      "favorited": false,
      "full_text": "Eggskjær was made automatic in 2006 and now has its own account here. Every hour it posts STATUS OK. I say good morning to it. It has never answered. I have had neighbours like that.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1800472043836245200"
          ],
          "editableUntil": "2024-06-11T11:16:01.060Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "110"
      ],
      "favorite_count": "213",
      "id_str": "1800472043836245200",
      "truncated": false,
      "retweet_count": "12",
      "id": "1800472043836245200",
      "created_at": "Tue Jun 11 10:16:01 +0000 2024",
      "favorited": false,
      "full_text": "Arnfinn: \"She's grown.\" He took his cap off to it. That makes two words, and I would not swap them for twelve.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1814305161834908519"
          ],
          "editableUntil": "2024-07-19T15:23:53.398Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/gw5GVFVtm8",
            "expanded_url": "https://example.org/offices/interruptions",
            "display_url": "example.org/offices/interr…",
            "indices": [
              "75",
              "98"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "447",
      "id_str": "1814305161834908519",
      "truncated": false,
      "retweet_count": "89",
      "id": "1814305161834908519",
      "possibly_sensitive": false,
      "created_at": "Fri Jul 19 14:23:53 +0000 2024",
      "favorited": false,
      "full_text": "I read that the average office worker is interrupted every eleven minutes. https://t.co/gw5GVFVtm8 Every fifteen seconds, twice, since 1881.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1811284505234644261"
          ],
          "editableUntil": "2024-07-11T07:20:52.743Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "146",
              "155"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "159"
      ],
      "favorite_count": "138",
      "id_str": "1811284505234644261",
      "truncated": false,
      "retweet_count": "22",
      "id": "1811284505234644261",
      "created_at": "Thu Jul 11 06:20:52 +0000 2024",
      "favorited": false,
      "full_text": "Sea fog, warm. Aunt Borghild is hoarse. All my life I've known that voice and I still go out and stand there, as one does when the band comes by. #fogcount 241",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1972182672481839149"
          ],
          "editableUntil": "2025-09-28T07:12:45.158Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "thebailiff",
            "indices": [
              "68",
              "79"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "79"
      ],
      "favorite_count": "435",
      "id_str": "1972182672481839149",
      "truncated": false,
      "retweet_count": "76",
      "id": "1972182672481839149",
      "created_at": "Sun Sep 28 06:12:45 +0000 2025",
      "favorited": false,
      "full_text": "Whoever took the marmalade knows who he is, and so do eleven ships. #thebailiff",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1676105730069450850"
          ],
          "editableUntil": "2023-07-04T06:48:41.244Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "182"
      ],
      "favorite_count": "17",
      "id_str": "1676105730069450850",
      "truncated": false,
      "retweet_count": "2",
      "id": "1676105730069450850",
      "created_at": "Tue Jul 04 05:48:41 +0000 2023",
      "favorited": false,
      "full_text": "Three hundred guillemot chicks jumped off the north cliff in the night. None of them can fly. Their fathers stood at the bottom, in the water, shouting. That is the method. It works.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2011031614393333562"
          ],
          "editableUntil": "2026-01-13T12:04:34.688Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "142"
      ],
      "favorite_count": "64",
      "id_str": "2011031614393333562",
      "truncated": false,
      "retweet_count": "7",
      "id": "2011031614393333562",
      "created_at": "Tue Jan 13 11:04:34 +0000 2026",
      "favorited": false,
      "full_text": "Lantern-room telephone, if the internet should be down: +47 22 00 00 00. Let it ring a hundred and thirty-seven times, I may be at the bottom.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1698689917620702647"
          ],
          "editableUntil": "2023-09-04T14:30:11.150Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "122"
      ],
      "favorite_count": "28",
      "id_str": "1698689917620702647",
      "truncated": false,
      "retweet_count": "2",
      "id": "1698689917620702647",
      "created_at": "Mon Sep 04 13:30:11 +0000 2023",
      "favorited": false,
      "full_text": "Third peg in the hall: Father's oilskin. I hang mine on the fourth. When the door goes in a gale they both put out an arm.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1715745728528590629"
          ],
          "editableUntil": "2023-10-21T16:03:53.352Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "thebailiff",
            "indices": [
              "136",
              "147"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "147"
      ],
      "favorite_count": "102",
      "id_str": "1715745728528590629",
      "truncated": false,
      "retweet_count": "11",
      "id": "1715745728528590629",
      "created_at": "Sat Oct 21 15:03:53 +0000 2023",
      "favorited": false,
      "full_text": "After any storm the Bailiff walks the tideline with his hands behind his back, I know he has no hands, and looks at everybody's losses. #thebailiff",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1666539559858212177"
          ],
          "editableUntil": "2023-06-07T21:16:08.534Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "124"
      ],
      "favorite_count": "25",
      "in_reply_to_status_id_str": "1666533313904464413",
      "id_str": "1666539559858212177",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "2",
      "id": "1666539559858212177",
      "in_reply_to_status_id": "1666533313904464413",
      "created_at": "Wed Jun 07 20:16:08 +0000 2023",
      "favorited": false,
      "full_text": "I said he had counted the floor. He said the floor is where a step leads. It went quiet. Somewhere the Deputy ate a lanyard.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2042535667630553623"
          ],
          "editableUntil": "2026-04-10T10:30:26.297Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2042535667630553623/photo/1",
            "indices": [
              "72",
              "95"
            ],
            "url": "https://t.co/9hPbwSucPZ",
            "media_url": "http://pbs.example.org/media/df0KxqtPqAUTYXS.jpg",
            "id_str": "2042535583741471662",
            "id": "2042535583741471662",
            "media_url_https": "https://pbs.example.org/media/df0KxqtPqAUTYXS.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/9hPbwSucPZ"
          }
        ]
      },
      "display_text_range": [
        "0",
        "71"
      ],
      "favorite_count": "1034",
      "id_str": "2042535667630553623",
      "truncated": false,
      "retweet_count": "67",
      "id": "2042535667630553623",
      "possibly_sensitive": false,
      "created_at": "Fri Apr 10 09:30:26 +0000 2026",
      "favorited": false,
      "full_text": "Three eggs on the roof, olive with brown blots, like Vik's handwriting. https://t.co/9hPbwSucPZ",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2042535667630553623/photo/1",
            "indices": [
              "72",
              "95"
            ],
            "url": "https://t.co/9hPbwSucPZ",
            "media_url": "http://pbs.example.org/media/df0KxqtPqAUTYXS.jpg",
            "id_str": "2042535583741471662",
            "id": "2042535583741471662",
            "media_url_https": "https://pbs.example.org/media/df0KxqtPqAUTYXS.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/9hPbwSucPZ"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1688483026278652414"
          ],
          "editableUntil": "2023-08-07T10:31:38.619Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "176"
      ],
      "favorite_count": "11",
      "id_str": "1688483026278652414",
      "truncated": false,
      "retweet_count": "0",
      "id": "1688483026278652414",
      "created_at": "Mon Aug 07 09:31:38 +0000 2023",
      "favorited": false,
      "full_text": "Ragnhild came for the weekend. She cleaned the cupboards, counted the peaches, spoke sternly to the Bailiff. He gave her back a teaspoon. I have not seen that spoon since 2015.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1621427104546944298"
          ],
          "editableUntil": "2023-02-03T09:35:21.039Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/YRMmNrUEXi",
            "expanded_url": "https://example.org/lightpath/vision",
            "display_url": "example.org/lightpath/visi…",
            "indices": [
              "95",
              "118"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "118"
      ],
      "favorite_count": "40",
      "in_reply_to_status_id_str": "1621424909594360283",
      "id_str": "1621427104546944298",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "4",
      "id": "1621427104546944298",
      "in_reply_to_status_id": "1621424909594360283",
      "possibly_sensitive": false,
      "created_at": "Fri Feb 03 08:35:21 +0000 2023",
      "favorited": false,
      "full_text": "He has attached a picture of a lighthouse with nobody in it. It has been photographed at noon. https://t.co/YRMmNrUEXi",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1696150133328053315"
          ],
          "editableUntil": "2023-08-28T14:17:59.388Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "222"
      ],
      "favorite_count": "12",
      "id_str": "1696150133328053315",
      "truncated": false,
      "retweet_count": "1",
      "id": "1696150133328053315",
      "created_at": "Mon Aug 28 13:17:59 +0000 2023",
      "favorited": false,
      "full_text": "I have had a long e-mail from Preben with the heading \"Roadmap\". There are no roads on it and it is not a map. It says Skarholm will be unstaffed in Q3 next year. I read it aloud to Madame, in French, which I do not speak.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1920964604026830220"
          ],
          "editableUntil": "2025-05-09T23:10:26.053Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "121"
      ],
      "favorite_count": "53",
      "id_str": "1920964604026830220",
      "truncated": false,
      "retweet_count": "5",
      "id": "1920964604026830220",
      "created_at": "Fri May 09 22:10:26 +0000 2025",
      "favorited": false,
      "full_text": "Every ship has a sound when she's far off and hasn't decided yet to be a ship. It's a kind of thought in the window-pane.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2096176010501453227"
          ],
          "editableUntil": "2026-09-05T10:58:00.627Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "133"
      ],
      "favorite_count": "336",
      "id_str": "2096176010501453227",
      "truncated": false,
      "retweet_count": "56",
      "id": "2096176010501453227",
      "created_at": "Sat Sep 05 09:58:00 +0000 2026",
      "favorited": false,
      "full_text": "Turid's coming out! To Skarholm, which she's read 22,600 times and has never seen. I've scrubbed the steps. All 137 &amp; the ground.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1633091152885986764"
          ],
          "editableUntil": "2023-03-07T14:04:06.871Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/XvStNo3qRd",
            "expanded_url": "https://x.com/eggskjaer_auto/status/1632893349508137194",
            "display_url": "x.com/eggskjaer_auto/statu…",
            "indices": [
              "65",
              "88"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "88"
      ],
      "favorite_count": "46",
      "id_str": "1633091152885986764",
      "truncated": false,
      "retweet_count": "5",
      "id": "1633091152885986764",
      "possibly_sensitive": false,
      "created_at": "Tue Mar 07 13:04:06 +0000 2023",
      "favorited": false,
      "full_text": "Door closed. It tells you that every hour. Who is it hoping for? https://t.co/XvStNo3qRd",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1902603707642846081"
          ],
          "editableUntil": "2025-03-20T07:10:47.226Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "76",
              "85"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "88"
      ],
      "favorite_count": "89",
      "id_str": "1902603707642846081",
      "truncated": false,
      "retweet_count": "15",
      "id": "1902603707642846081",
      "created_at": "Thu Mar 20 06:10:47 +0000 2025",
      "favorited": false,
      "full_text": "Equinox, fog, three eiders. Spring has sent a postcard, it says, \"held up\". #fogcount 96",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2014608555723449908"
          ],
          "editableUntil": "2026-01-23T08:58:03.958Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kystdirektoratet",
            "screen_name": "kystdir_info",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "623426047178932944",
            "id": "623426047178932944"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "72"
      ],
      "favorite_count": "145",
      "in_reply_to_status_id_str": "2014607733639586470",
      "id_str": "2014608555723449908",
      "in_reply_to_user_id": "623426047178932944",
      "truncated": false,
      "retweet_count": "13",
      "id": "2014608555723449908",
      "in_reply_to_status_id": "2014607733639586470",
      "created_at": "Fri Jan 23 07:58:03 +0000 2026",
      "favorited": false,
      "full_text": "@kystdir_info All voices? Aunt Borghild has been told and is warming up.",
      "lang": "en",
      "in_reply_to_screen_name": "kystdir_info",
      "in_reply_to_user_id_str": "623426047178932944"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1761425469300471902"
          ],
          "editableUntil": "2024-02-24T17:18:52.240Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "108"
      ],
      "favorite_count": "117",
      "in_reply_to_status_id_str": "1761393630338526856",
      "id_str": "1761425469300471902",
      "in_reply_to_user_id": "1071548305113418896",
      "truncated": false,
      "retweet_count": "21",
      "id": "1761425469300471902",
      "in_reply_to_status_id": "1761393630338526856",
      "created_at": "Sat Feb 24 16:18:52 +0000 2024",
      "favorited": false,
      "full_text": "@preben_kystdir Yes, I see you waving. You are muted. No, you are. It is a peaceful way to meet, I must say.",
      "lang": "en",
      "in_reply_to_screen_name": "preben_kystdir",
      "in_reply_to_user_id_str": "1071548305113418896"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2050946867039295757"
          ],
          "editableUntil": "2026-05-03T15:33:32.509Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "45"
      ],
      "favorite_count": "85",
      "id_str": "2050946867039295757",
      "truncated": false,
      "retweet_count": "5",
      "id": "2050946867039295757",
      "created_at": "Sun May 03 14:33:32 +0000 2026",
      "favorited": false,
      "full_text": "Reminder: I am fictional. The weather is not.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1895714783079602764"
          ],
          "editableUntil": "2025-03-01T06:56:39.620Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "10"
      ],
      "favorite_count": "30",
      "id_str": "1895714783079602764",
      "truncated": false,
      "retweet_count": "4",
      "id": "1895714783079602764",
      "created_at": "Sat Mar 01 05:56:39 +0000 2025",
      "favorited": false,
      "full_text": "Scar Home.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1677717257486442700"
          ],
          "editableUntil": "2023-07-08T17:32:19.321Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "111"
      ],
      "favorite_count": "13",
      "id_str": "1677717257486442700",
      "truncated": false,
      "retweet_count": "1",
      "id": "1677717257486442700",
      "created_at": "Sat Jul 08 16:32:19 +0000 2023",
      "favorited": false,
      "full_text": "A great black-backed gull has a stride of 24 cm. I know that now. There are sixty-one of them on the east side.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2087438177698114723"
          ],
          "editableUntil": "2026-08-12T08:16:58.946Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "thebailiff",
            "indices": [
              "84",
              "95"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "95"
      ],
      "favorite_count": "1170",
      "id_str": "2087438177698114723",
      "truncated": false,
      "retweet_count": "95",
      "id": "2087438177698114723",
      "created_at": "Wed Aug 12 07:16:58 +0000 2026",
      "favorited": false,
      "full_text": "Nine kilos of mackerel from the sea, four to me. The legal department's got bigger. #thebailiff",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1878102806317962566"
          ],
          "editableUntil": "2025-01-11T16:32:57.145Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "51"
      ],
      "favorite_count": "24",
      "id_str": "1878102806317962566",
      "truncated": false,
      "retweet_count": "3",
      "id": "1878102806317962566",
      "created_at": "Sat Jan 11 15:32:57 +0000 2025",
      "favorited": false,
      "full_text": "Kulda har lært seg å plystre. Den kan bare én sang.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1808511246838067049"
          ],
          "editableUntil": "2024-07-03T15:40:56.417Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "tuvaasks",
            "indices": [
              "64",
              "73"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "73"
      ],
      "favorite_count": "99",
      "in_reply_to_status_id_str": "1807856059732245697",
      "id_str": "1808511246838067049",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "11",
      "id": "1808511246838067049",
      "in_reply_to_status_id": "1807856059732245697",
      "created_at": "Wed Jul 03 14:40:56 +0000 2024",
      "favorited": false,
      "full_text": "Wednesday: \"How do you know the gull is bad and not just busy?\" #tuvaasks",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1830674900631383337"
          ],
          "editableUntil": "2024-09-02T19:31:23.262Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "38"
      ],
      "favorite_count": "76",
      "id_str": "1830674900631383337",
      "truncated": false,
      "retweet_count": "11",
      "id": "1830674900631383337",
      "created_at": "Mon Sep 02 18:31:23 +0000 2024",
      "favorited": false,
      "full_text": "Lamp lit. All well. Good night, ships.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1835677752920344296"
          ],
          "editableUntil": "2024-09-16T14:50:56.196Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Archive",
            "screen_name": "ask_archivist_h",
            "indices": [
              "0",
              "16"
            ],
            "id_str": "670413211694327918",
            "id": "670413211694327918"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/ad9BhbotBm",
            "expanded_url": "https://example.org/archive/vik/1911-1919",
            "display_url": "example.org/archive/vik/19…",
            "indices": [
              "157",
              "180"
            ]
          }
        ]
      },
      "display_text_range": [
        "17",
        "180"
      ],
      "favorite_count": "47",
      "in_reply_to_status_id_str": "1835662837973457923",
      "id_str": "1835677752920344296",
      "in_reply_to_user_id": "670413211694327918",
      "truncated": false,
      "retweet_count": "8",
      "id": "1835677752920344296",
      "in_reply_to_status_id": "1835662837973457923",
      "possibly_sensitive": false,
      "created_at": "Mon Sep 16 13:50:56 +0000 2024",
      "favorited": false,
      "full_text": "@ask_archivist_h Scans of Vik 1911 to 1919 are on their way. Mind page 204, there is a pressed flower, and page 205, where he's written \"this was her idea\". https://t.co/ad9BhbotBm",
      "lang": "en",
      "in_reply_to_screen_name": "ask_archivist_h",
      "in_reply_to_user_id_str": "670413211694327918"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2065076204836132249"
          ],
          "editableUntil": "2026-06-11T15:18:29.150Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "188"
      ],
      "favorite_count": "66",
      "id_str": "2065076204836132249",
      "truncated": false,
      "retweet_count": "7",
      "id": "2065076204836132249",
      "created_at": "Thu Jun 11 14:18:29 +0000 2026",
      "favorited": false,
      "full_text": "One of the Trainees has come in through the porch, seized my reading glasses, and stood there not knowing what came next. I told him: \"now you look past me.\" He did. They learn so quickly.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1710983736683342674"
          ],
          "editableUntil": "2023-10-08T12:41:26.022Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "85"
      ],
      "favorite_count": "101",
      "id_str": "1710983736683342674",
      "truncated": false,
      "retweet_count": "4",
      "id": "1710983736683342674",
      "created_at": "Sun Oct 08 11:41:26 +0000 2023",
      "favorited": false,
      "full_text": "07:00 sandwich, cheese: seized.\n07:04 protest lodged, verbally.\n07:05 protest seized.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1899763455531185564"
          ],
          "editableUntil": "2025-03-12T11:04:38.353Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "122"
      ],
      "favorite_count": "30",
      "in_reply_to_status_id_str": "1899679722678298324",
      "id_str": "1899763455531185564",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "3",
      "id": "1899763455531185564",
      "in_reply_to_status_id": "1899679722678298324",
      "created_at": "Wed Mar 12 10:04:38 +0000 2025",
      "favorited": false,
      "full_text": "Arnfinn came through it. I don't know how, nobody does that. With the vet under a tarpaulin. He said, \"She's a colleague.\"",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1788138530326909779"
          ],
          "editableUntil": "2024-05-08T10:27:02.294Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "63"
      ],
      "favorite_count": "40",
      "in_reply_to_status_id_str": "1788119949560961806",
      "id_str": "1788138530326909779",
      "in_reply_to_user_id": "1071548305113418896",
      "truncated": false,
      "retweet_count": "5",
      "id": "1788138530326909779",
      "in_reply_to_status_id": "1788119949560961806",
      "created_at": "Wed May 08 09:27:02 +0000 2024",
      "favorited": false,
      "full_text": "@preben_kystdir Who are you and what have you done with Preben?",
      "lang": "en",
      "in_reply_to_screen_name": "preben_kystdir",
      "in_reply_to_user_id_str": "1071548305113418896"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2117643996965277964"
          ],
          "editableUntil": "2026-11-03T16:44:07.456Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "38"
      ],
      "favorite_count": "94",
      "id_str": "2117643996965277964",
      "truncated": false,
      "retweet_count": "5",
      "id": "2117643996965277964",
      "created_at": "Tue Nov 03 15:44:07 +0000 2026",
      "favorited": false,
      "full_text": "Lamp lit. All well. Good night, ships.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1755482733785187628"
          ],
          "editableUntil": "2024-02-08T07:44:33.683Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "84"
      ],
      "favorite_count": "61",
      "id_str": "1755482733785187628",
      "truncated": false,
      "retweet_count": "10",
      "id": "1755482733785187628",
      "created_at": "Thu Feb 08 06:44:33 +0000 2024",
      "favorited": false,
      "full_text": "\"Good\" visibility this morning, says the Voice. I could see all the way to Thursday.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2108825264181531370"
          ],
          "editableUntil": "2026-10-10T08:41:37.716Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "fog fan",
            "screen_name": "fogfan_ottawa",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1404696062720324291",
            "id": "1404696062720324291"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "119"
      ],
      "favorite_count": "91",
      "in_reply_to_status_id_str": "2108797128790512265",
      "id_str": "2108825264181531370",
      "in_reply_to_user_id": "1404696062720324291",
      "truncated": false,
      "retweet_count": "5",
      "id": "2108825264181531370",
      "in_reply_to_status_id": "2108797128790512265",
      "created_at": "Sat Oct 10 07:41:37 +0000 2026",
      "favorited": false,
      "full_text": "@fogfan_ottawa First of December. No, I'm not nervous. I've polished the door handle twice today and it's a wooden one.",
      "lang": "en",
      "in_reply_to_screen_name": "fogfan_ottawa",
      "in_reply_to_user_id_str": "1404696062720324291"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1759927764295279834"
          ],
          "editableUntil": "2024-02-20T14:07:31.541Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1759927764295279834/video/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/bnvyXjGQ5j",
            "media_url": "http://pbs.example.org/media/pEAu1A46vHuqqer.jpg",
            "id_str": "1759927680408958748",
            "id": "1759927680408958748",
            "media_url_https": "https://pbs.example.org/media/pEAu1A46vHuqqer.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/bnvyXjGQ5j"
          }
        ]
      },
      "display_text_range": [
        "0",
        "23"
      ],
      "favorite_count": "322",
      "id_str": "1759927764295279834",
      "truncated": false,
      "retweet_count": "51",
      "id": "1759927764295279834",
      "possibly_sensitive": false,
      "created_at": "Tue Feb 20 13:07:31 +0000 2024",
      "favorited": false,
      "full_text": "https://t.co/bnvyXjGQ5j",
      "lang": "qme",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1759927764295279834/video/1",
            "indices": [
              "0",
              "23"
            ],
            "url": "https://t.co/bnvyXjGQ5j",
            "media_url": "http://pbs.example.org/media/pEAu1A46vHuqqer.jpg",
            "id_str": "1759927680408958748",
            "id": "1759927680408958748",
            "media_url_https": "https://pbs.example.org/media/pEAu1A46vHuqqer.jpg",
            "video_info": {
              "aspect_ratio": [
                "16",
                "9"
              ],
              "duration_millis": "14280",
              "variants": [
                {
                  "bitrate": "832000",
                  "content_type": "video/mp4",
                  "url": "https://video.example.org/1759927680408958748/vid/640x360/ETxA5aARec7P.mp4"
                }
              ]
            },
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "video",
            "display_url": "pic.twitter.com/bnvyXjGQ5j"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1644672875779723175"
          ],
          "editableUntil": "2023-04-08T13:05:44.787Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "thebailiff",
            "indices": [
              "158",
              "169"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "169"
      ],
      "favorite_count": "48",
      "id_str": "1644672875779723175",
      "truncated": false,
      "retweet_count": "8",
      "id": "1644672875779723175",
      "created_at": "Sat Apr 08 12:05:44 +0000 2023",
      "favorited": false,
      "full_text": "The Bailiff has taken an Easter egg. Cardboard, yellow, with a chick on it. It held four caramels and he has been silent for two hours. Peace through toffee. #thebailiff",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2073348294027695536"
          ],
          "editableUntil": "2026-07-04T11:08:48.901Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "tuvaasks",
            "indices": [
              "87",
              "96"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "96"
      ],
      "favorite_count": "378",
      "id_str": "2073348294027695536",
      "truncated": false,
      "retweet_count": "17",
      "id": "2073348294027695536",
      "created_at": "Sat Jul 04 10:08:48 +0000 2026",
      "favorited": false,
      "full_text": "Tuva's question of the day, in front of the Clerk: \"Who's she when she's not at work?\" #tuvaasks",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1706302568985265909"
          ],
          "editableUntil": "2023-09-25T14:40:08.671Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "fog fan",
            "screen_name": "fogfan_ottawa",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1404696062720324291",
            "id": "1404696062720324291"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "70"
      ],
      "favorite_count": "4",
      "in_reply_to_status_id_str": "1706284906770447489",
      "id_str": "1706302568985265909",
      "in_reply_to_user_id": "1404696062720324291",
      "truncated": false,
      "retweet_count": "0",
      "id": "1706302568985265909",
      "in_reply_to_status_id": "1706284906770447489",
      "created_at": "Mon Sep 25 13:40:08 +0000 2023",
      "favorited": false,
      "full_text": "@fogfan_ottawa I saw. I am not good at this. I have sent you a mitten.",
      "lang": "en",
      "in_reply_to_screen_name": "fogfan_ottawa",
      "in_reply_to_user_id_str": "1404696062720324291"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1673950698618058050"
          ],
          "editableUntil": "2023-06-28T08:05:21.707Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "28"
      ],
      "favorite_count": "16",
      "id_str": "1673950698618058050",
      "truncated": false,
      "retweet_count": "0",
      "id": "1673950698618058050",
      "created_at": "Wed Jun 28 07:05:21 +0000 2023",
      "favorited": false,
      "full_text": "Nothing passed. I logged it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2097204236852199384"
          ],
          "editableUntil": "2026-09-08T07:03:48.893Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2097204236852199384/photo/1",
            "indices": [
              "113",
              "136"
            ],
            "url": "https://t.co/x8Fx5us2jl",
            "media_url": "http://pbs.example.org/media/YuWADyoDRcqVLeF.jpg",
            "id_str": "2097204152968904786",
            "id": "2097204152968904786",
            "media_url_https": "https://pbs.example.org/media/YuWADyoDRcqVLeF.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/x8Fx5us2jl"
          }
        ]
      },
      "display_text_range": [
        "0",
        "112"
      ],
      "favorite_count": "119",
      "id_str": "2097204236852199384",
      "truncated": false,
      "retweet_count": "21",
      "id": "2097204236852199384",
      "possibly_sensitive": false,
      "created_at": "Tue Sep 08 06:03:48 +0000 2026",
      "favorited": false,
      "full_text": "\"Skarholm,\" she read, and turned round and looked at it. A good long time. \"Skarholm. Well. See for yourselves.\" https://t.co/x8Fx5us2jl",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2097204236852199384/photo/1",
            "indices": [
              "113",
              "136"
            ],
            "url": "https://t.co/x8Fx5us2jl",
            "media_url": "http://pbs.example.org/media/YuWADyoDRcqVLeF.jpg",
            "id_str": "2097204152968904786",
            "id": "2097204152968904786",
            "media_url_https": "https://pbs.example.org/media/YuWADyoDRcqVLeF.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/x8Fx5us2jl"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1626957322945593565"
          ],
          "editableUntil": "2023-02-18T15:50:27.852Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "leftsleeve",
            "indices": [
              "183",
              "194"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "194"
      ],
      "favorite_count": "9",
      "id_str": "1626957322945593565",
      "truncated": false,
      "retweet_count": "0",
      "id": "1626957322945593565",
      "created_at": "Sat Feb 18 14:50:27 +0000 2023",
      "favorited": false,
      "full_text": "Knitting report. The jumper for my nephew Jonas, begun 2019: back, done. Front, done. Left sleeve, done. I was so pleased with it that I made the other one. It is also a left sleeve. #leftsleeve",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2072611089166657151"
          ],
          "editableUntil": "2026-07-02T10:19:25.566Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "56"
      ],
      "favorite_count": "200",
      "in_reply_to_status_id_str": "2072609143011390090",
      "id_str": "2072611089166657151",
      "in_reply_to_user_id": "1071548305113418896",
      "truncated": false,
      "retweet_count": "10",
      "id": "2072611089166657151",
      "in_reply_to_status_id": "2072609143011390090",
      "created_at": "Thu Jul 02 09:19:25 +0000 2026",
      "favorited": false,
      "full_text": "@preben_kystdir Take two. They're every fifteen seconds.",
      "lang": "en",
      "in_reply_to_screen_name": "preben_kystdir",
      "in_reply_to_user_id_str": "1071548305113418896"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1692460277403121505"
          ],
          "editableUntil": "2023-08-18T09:55:49.181Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Paul (tinned)",
            "screen_name": "peachtin_paul",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "694626089829286734",
            "id": "694626089829286734"
          },
          {
            "name": "Ingrid Solvik, Skarholm light",
            "screen_name": "keeper_skarholm",
            "indices": [
              "58",
              "74"
            ],
            "id_str": "1612371376860644174",
            "id": "1612371376860644174"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "126"
      ],
      "favorite_count": "0",
      "id_str": "1692460277403121505",
      "truncated": false,
      "retweet_count": "9",
      "id": "1692460277403121505",
      "created_at": "Fri Aug 18 08:55:49 +0000 2023",
      "favorited": true,
      "full_text": "RT @peachtin_paul: Opened a 1996 peach in solidarity with @keeper_skarholm. Reader, I am writing this from the bathroom floor.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1960590192316091007"
          ],
          "editableUntil": "2025-08-27T07:28:22.509Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "132",
              "146"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "146"
      ],
      "favorite_count": "407",
      "id_str": "1960590192316091007",
      "truncated": false,
      "retweet_count": "32",
      "id": "1960590192316091007",
      "created_at": "Wed Aug 27 06:28:22 +0000 2025",
      "favorited": false,
      "full_text": "A moth on Madame this morning, wings open, lit from behind. For as long as it sat there, it was on every wave from here to Jutland. #SkarholmLight",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1758952766164080635"
          ],
          "editableUntil": "2024-02-17T21:33:13.872Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kari from Lyngøy",
            "screen_name": "kari_lyngoy",
            "indices": [
              "0",
              "12"
            ],
            "id_str": "1208886419125204834",
            "id": "1208886419125204834"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "13",
        "102"
      ],
      "favorite_count": "86",
      "in_reply_to_status_id_str": "1758919891207810276",
      "id_str": "1758952766164080635",
      "in_reply_to_user_id": "1208886419125204834",
      "truncated": false,
      "retweet_count": "13",
      "id": "1758952766164080635",
      "in_reply_to_status_id": "1758919891207810276",
      "created_at": "Sat Feb 17 20:33:13 +0000 2024",
      "favorited": false,
      "full_text": "@kari_lyngoy Come in March, when the Tenants come. You can have the room with the stove and the noise.",
      "lang": "en",
      "in_reply_to_screen_name": "kari_lyngoy",
      "in_reply_to_user_id_str": "1208886419125204834"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1968314612076442243"
          ],
          "editableUntil": "2025-09-17T15:02:27.693Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Salty Postcard",
            "screen_name": "saltypostcard",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "1414135599723803689",
            "id": "1414135599723803689"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "71"
      ],
      "favorite_count": "30",
      "in_reply_to_status_id_str": "1968273755361540943",
      "id_str": "1968314612076442243",
      "in_reply_to_user_id": "1414135599723803689",
      "truncated": false,
      "retweet_count": "4",
      "id": "1968314612076442243",
      "in_reply_to_status_id": "1968273755361540943",
      "created_at": "Wed Sep 17 14:02:27 +0000 2025",
      "favorited": false,
      "full_text": "@saltypostcard I've told Ragnhild. She wants to know if the hem's held.",
      "lang": "en",
      "in_reply_to_screen_name": "saltypostcard",
      "in_reply_to_user_id_str": "1414135599723803689"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1739213243616841406"
          ],
          "editableUntil": "2023-12-25T10:15:24.954Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "155"
      ],
      "favorite_count": "150",
      "id_str": "1739213243616841406",
      "truncated": false,
      "retweet_count": "20",
      "id": "1739213243616841406",
      "created_at": "Mon Dec 25 09:15:24 +0000 2023",
      "favorited": false,
      "full_text": "The Bailiff's Christmas: one fish head, wrapped. I put it on the step, went in, drew the curtain. Against the rules &amp; all that, so I made a note of it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1938576295024144766"
          ],
          "editableUntil": "2025-06-27T13:33:00.396Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Heike paddelt",
            "screen_name": "heike_paddelt",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "795821244545695335",
            "id": "795821244545695335"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "93"
      ],
      "favorite_count": "154",
      "in_reply_to_status_id_str": "1938541142559973324",
      "id_str": "1938576295024144766",
      "in_reply_to_user_id": "795821244545695335",
      "truncated": false,
      "retweet_count": "21",
      "id": "1938576295024144766",
      "in_reply_to_status_id": "1938541142559973324",
      "created_at": "Fri Jun 27 12:33:00 +0000 2025",
      "favorited": false,
      "full_text": "@heike_paddelt Tell Jürgen there's a right of appeal. It closes at noon &amp; costs a waffle.",
      "lang": "en",
      "in_reply_to_screen_name": "heike_paddelt",
      "in_reply_to_user_id_str": "795821244545695335"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1765658031741846494"
          ],
          "editableUntil": "2024-03-07T09:37:33.764Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "86"
      ],
      "favorite_count": "87",
      "id_str": "1765658031741846494",
      "truncated": false,
      "retweet_count": "16",
      "id": "1765658031741846494",
      "created_at": "Thu Mar 07 08:37:33 +0000 2024",
      "favorited": false,
      "full_text": "Kari kalte naustet for «Grand Hotell». Leieboerne har alt begynt å klage på frokosten.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2072034050499622500"
          ],
          "editableUntil": "2026-06-30T20:06:28.827Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "214"
      ],
      "favorite_count": "485",
      "id_str": "2072034050499622500",
      "truncated": false,
      "retweet_count": "32",
      "id": "2072034050499622500",
      "created_at": "Tue Jun 30 19:06:28 +0000 2026",
      "favorited": false,
      "full_text": "She has told me how many steps she counted, two years ago. \"137 up.\n138 down.\nBecause going down you count the ground, because you are glad to see it.\" I've written it to Preben. We have both been right since 2023.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1855899267011869321"
          ],
          "editableUntil": "2024-11-11T10:04:00.853Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/NqXoutkoBn",
            "expanded_url": "https://x.com/eggskjaer_auto/status/1855733927546942049",
            "display_url": "x.com/eggskjaer_auto/statu…",
            "indices": [
              "129",
              "152"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "152"
      ],
      "favorite_count": "75",
      "id_str": "1855899267011869321",
      "truncated": false,
      "retweet_count": "4",
      "id": "1855899267011869321",
      "possibly_sensitive": false,
      "created_at": "Mon Nov 11 09:04:00 +0000 2024",
      "favorited": false,
      "full_text": "Somebody at the office did that, I know. Somebody sat down at a keyboard and did that. I have had to go and stand in the pantry. https://t.co/NqXoutkoBn",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1971171495976647355"
          ],
          "editableUntil": "2025-09-25T12:14:41.893Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "37"
      ],
      "favorite_count": "0",
      "id_str": "1971171495976647355",
      "truncated": false,
      "retweet_count": "83",
      "id": "1971171495976647355",
      "created_at": "Thu Sep 25 11:14:41 +0000 2025",
      "favorited": false,
      "full_text": "RT @wim_jantjebos: I am the forehead.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1619603336985203526"
          ],
          "editableUntil": "2023-01-29T08:48:20.969Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "122"
      ],
      "favorite_count": "2",
      "in_reply_to_status_id_str": "1619559460371594855",
      "id_str": "1619603336985203526",
      "in_reply_to_user_id": "931264984382286691",
      "truncated": false,
      "retweet_count": "0",
      "id": "1619603336985203526",
      "in_reply_to_status_id": "1619559460371594855",
      "created_at": "Sun Jan 29 07:48:20 +0000 2023",
      "favorited": false,
      "full_text": "@lil_lightlog Nobody turns it off, is the short answer. I have written Tuva that it is my job and that I sometimes forget.",
      "lang": "en",
      "in_reply_to_screen_name": "lil_lightlog",
      "in_reply_to_user_id_str": "931264984382286691"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1769287521936274801",
            "1769288310465241229"
          ],
          "editableUntil": "2024-03-17T09:59:51.659Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "134"
      ],
      "favorite_count": "14",
      "id_str": "1769287521936274801",
      "truncated": false,
      "retweet_count": "2",
      "id": "1769287521936274801",
      "created_at": "Sun Mar 17 08:59:51 +0000 2024",
      "favorited": false,
      "full_text": "An osprey came over at ate, very high, with a fish held fore and aft like a man carrying a ladder. The Bailiff looked up, made a note.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1693227813223813364"
          ],
          "editableUntil": "2023-08-20T12:45:43.981Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "177"
      ],
      "favorite_count": "37",
      "id_str": "1693227813223813364",
      "truncated": false,
      "retweet_count": "6",
      "id": "1693227813223813364",
      "created_at": "Sun Aug 20 11:45:43 +0000 2023",
      "favorited": false,
      "full_text": "If you write a letter to a lighthouse, put a stamp on it &amp; also something to read for the skipper. He has had all mine and says nothing happens in them. That was four words.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1667488619465298673"
          ],
          "editableUntil": "2023-06-10T12:07:21.977Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "101"
      ],
      "favorite_count": "9",
      "in_reply_to_status_id_str": "1667461532647782399",
      "id_str": "1667488619465298673",
      "in_reply_to_user_id": "1071548305113418896",
      "truncated": false,
      "retweet_count": "1",
      "id": "1667488619465298673",
      "in_reply_to_status_id": "1667461532647782399",
      "created_at": "Sat Jun 10 11:07:21 +0000 2023",
      "favorited": false,
      "full_text": "@preben_kystdir You left your charger. The Bailiff has left something on your charger. Please advise.",
      "lang": "en",
      "in_reply_to_screen_name": "preben_kystdir",
      "in_reply_to_user_id_str": "1071548305113418896"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1702357869908871616"
          ],
          "editableUntil": "2023-09-14T17:25:19.123Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1702357869908871616/photo/1",
            "indices": [
              "195",
              "218"
            ],
            "url": "https://t.co/ei0UKIiLyA",
            "media_url": "http://pbs.example.org/media/9vD2wX4Keu0EiyU.jpg",
            "id_str": "1702357786023598748",
            "id": "1702357786023598748",
            "media_url_https": "https://pbs.example.org/media/9vD2wX4Keu0EiyU.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/ei0UKIiLyA"
          }
        ]
      },
      "display_text_range": [
        "0",
        "194"
      ],
      "favorite_count": "87",
      "id_str": "1702357869908871616",
      "truncated": false,
      "retweet_count": "17",
      "id": "1702357869908871616",
      "possibly_sensitive": false,
      "created_at": "Thu Sep 14 16:25:19 +0000 2023",
      "favorited": false,
      "full_text": "A goldcrest came in with me, on my hat. It weighs as much as a sheet of paper and has crossed from Jutland. It is asleep on the Optimist. The Optimist says FAIR and for once I see what it means. https://t.co/ei0UKIiLyA",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1702357869908871616/photo/1",
            "indices": [
              "195",
              "218"
            ],
            "url": "https://t.co/ei0UKIiLyA",
            "media_url": "http://pbs.example.org/media/9vD2wX4Keu0EiyU.jpg",
            "id_str": "1702357786023598748",
            "id": "1702357786023598748",
            "media_url_https": "https://pbs.example.org/media/9vD2wX4Keu0EiyU.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/ei0UKIiLyA"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1642883050912273003"
          ],
          "editableUntil": "2023-04-03T14:33:37.285Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1642883050912273003/photo/1",
            "indices": [
              "142",
              "165"
            ],
            "url": "https://t.co/5Twb4943Xo",
            "media_url": "http://pbs.example.org/media/CHNCWVGMgL0sayv.jpg",
            "id_str": "1642882967026058635",
            "id": "1642882967026058635",
            "media_url_https": "https://pbs.example.org/media/CHNCWVGMgL0sayv.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/5Twb4943Xo"
          }
        ]
      },
      "display_text_range": [
        "0",
        "141"
      ],
      "favorite_count": "85",
      "id_str": "1642883050912273003",
      "truncated": false,
      "retweet_count": "6",
      "id": "1642883050912273003",
      "possibly_sensitive": false,
      "created_at": "Mon Apr 03 13:33:37 +0000 2023",
      "favorited": false,
      "full_text": "Sixty pairs of puffins in the north gully as of this morning. They arrive like people getting off a night train: all the luggage in the face. https://t.co/5Twb4943Xo",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1642883050912273003/photo/1",
            "indices": [
              "142",
              "165"
            ],
            "url": "https://t.co/5Twb4943Xo",
            "media_url": "http://pbs.example.org/media/CHNCWVGMgL0sayv.jpg",
            "id_str": "1642882967026058635",
            "id": "1642882967026058635",
            "media_url_https": "https://pbs.example.org/media/CHNCWVGMgL0sayv.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/5Twb4943Xo"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1765047200833213917"
          ],
          "editableUntil": "2024-03-05T17:10:20.326Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "191"
      ],
      "favorite_count": "164",
      "in_reply_to_status_id_str": "1764545102966165195",
      "id_str": "1765047200833213917",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "28",
      "id": "1765047200833213917",
      "in_reply_to_status_id": "1764545102966165195",
      "created_at": "Tue Mar 05 16:10:20 +0000 2024",
      "favorited": false,
      "full_text": "She has left her pillow. On it a note: \"So that I have something to come back for.\" Arnfinn gave her a hand down the ramp. He said five words to her. I did not count, I just happened to know.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1905740473161101432"
          ],
          "editableUntil": "2025-03-28T22:55:10.404Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "162"
      ],
      "favorite_count": "375",
      "id_str": "1905740473161101432",
      "truncated": false,
      "retweet_count": "60",
      "id": "1905740473161101432",
      "created_at": "Fri Mar 28 21:55:10 +0000 2025",
      "favorited": false,
      "full_text": "Jantje Bos goes to new owners in July. They'll take down the name, and repaint her, and call her Ocean Excellence IV. What became of the first three, nobody says.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1696165355615303915"
          ],
          "editableUntil": "2023-08-28T15:18:28.664Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kari from Lyngøy",
            "screen_name": "kari_lyngoy",
            "indices": [
              "0",
              "12"
            ],
            "id_str": "1208886419125204834",
            "id": "1208886419125204834"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "13",
        "76"
      ],
      "favorite_count": "18",
      "in_reply_to_status_id_str": "1696155721299983248",
      "id_str": "1696165355615303915",
      "in_reply_to_user_id": "1208886419125204834",
      "truncated": false,
      "retweet_count": "3",
      "id": "1696165355615303915",
      "in_reply_to_status_id": "1696155721299983248",
      "created_at": "Mon Aug 28 14:18:28 +0000 2023",
      "favorited": false,
      "full_text": "@kari_lyngoy Thank you. No, do not come out in this wind. Yes, ring at four.",
      "lang": "en",
      "in_reply_to_screen_name": "kari_lyngoy",
      "in_reply_to_user_id_str": "1208886419125204834"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1858817176416012797"
          ],
          "editableUntil": "2024-11-19T11:18:44.667Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1858817176416012797/photo/1",
            "indices": [
              "175",
              "198"
            ],
            "url": "https://t.co/ICeB1ziiS2",
            "media_url": "http://pbs.example.org/media/HyR5rmTcLtdqU8W.jpg",
            "id_str": "1858817092527854567",
            "id": "1858817092527854567",
            "media_url_https": "https://pbs.example.org/media/HyR5rmTcLtdqU8W.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/ICeB1ziiS2"
          }
        ]
      },
      "display_text_range": [
        "0",
        "174"
      ],
      "favorite_count": "403",
      "id_str": "1858817176416012797",
      "truncated": false,
      "retweet_count": "66",
      "id": "1858817176416012797",
      "possibly_sensitive": false,
      "created_at": "Tue Nov 19 10:18:44 +0000 2024",
      "favorited": false,
      "full_text": "Greta Holm's crew sent a sack of cement with Arnfinn, with a red bow on it. It's the finest thing anybody has given me. I shall make a step of it. The 138th, if Preben likes. https://t.co/ICeB1ziiS2",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1858817176416012797/photo/1",
            "indices": [
              "175",
              "198"
            ],
            "url": "https://t.co/ICeB1ziiS2",
            "media_url": "http://pbs.example.org/media/HyR5rmTcLtdqU8W.jpg",
            "id_str": "1858817092527854567",
            "id": "1858817092527854567",
            "media_url_https": "https://pbs.example.org/media/HyR5rmTcLtdqU8W.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/ICeB1ziiS2"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2063363233601017325"
          ],
          "editableUntil": "2026-06-06T21:51:44.982Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "79",
              "93"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "93"
      ],
      "favorite_count": "113",
      "id_str": "2063363233601017325",
      "truncated": false,
      "retweet_count": "11",
      "id": "2063363233601017325",
      "created_at": "Sat Jun 06 20:51:44 +0000 2026",
      "favorited": false,
      "full_text": "Lyse natta. Lampa står for pliktens skyld. Det gjør jeg også, men i nattkjole. #SkarholmLight",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1715332137236848964"
          ],
          "editableUntil": "2023-10-20T12:40:25.504Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kari from Lyngøy",
            "screen_name": "kari_lyngoy",
            "indices": [
              "0",
              "12"
            ],
            "id_str": "1208886419125204834",
            "id": "1208886419125204834"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "13",
        "30"
      ],
      "favorite_count": "30",
      "in_reply_to_status_id_str": "1715312415620445651",
      "id_str": "1715332137236848964",
      "in_reply_to_user_id": "1208886419125204834",
      "truncated": false,
      "retweet_count": "4",
      "id": "1715332137236848964",
      "in_reply_to_status_id": "1715312415620445651",
      "created_at": "Fri Oct 20 11:40:25 +0000 2023",
      "favorited": false,
      "full_text": "@kari_lyngoy Here. Whole. You?",
      "lang": "en",
      "in_reply_to_screen_name": "kari_lyngoy",
      "in_reply_to_user_id_str": "1208886419125204834"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1937752870531878076"
          ],
          "editableUntil": "2025-06-25T07:01:00.699Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "145"
      ],
      "favorite_count": "239",
      "id_str": "1937752870531878076",
      "truncated": false,
      "retweet_count": "18",
      "id": "1937752870531878076",
      "created_at": "Wed Jun 25 06:01:00 +0000 2025",
      "favorited": false,
      "full_text": "Ring me about anything you can see. If it's about anything you can't, write: outreach@skarholm.example.org. I answer on Wednesdays and in storms.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1615295744614187404"
          ],
          "editableUntil": "2023-01-17T11:31:30.916Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "113"
      ],
      "favorite_count": "4",
      "in_reply_to_status_id_str": "1615293535172752601",
      "id_str": "1615295744614187404",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "0",
      "id": "1615295744614187404",
      "in_reply_to_status_id": "1615293535172752601",
      "created_at": "Tue Jan 17 10:31:30 +0000 2023",
      "favorited": false,
      "full_text": "He meant the cup I gave him his coffee in. He has drunk from that cup for eleven years. So he has been saving it.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2043996808670967374"
          ],
          "editableUntil": "2026-04-14T11:16:29.468Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "127"
      ],
      "favorite_count": "1521",
      "id_str": "2043996808670967374",
      "truncated": false,
      "retweet_count": "231",
      "id": "2043996808670967374",
      "created_at": "Tue Apr 14 10:16:29 +0000 2026",
      "favorited": false,
      "full_text": "Arnfinn has been asked to speak at the hearing. He says he's got nothing to wear &amp; nothing to say, and he has bought a tie.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1738626215415538369"
          ],
          "editableUntil": "2023-12-23T19:22:46.525Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "60"
      ],
      "favorite_count": "75",
      "id_str": "1738626215415538369",
      "truncated": false,
      "retweet_count": "13",
      "id": "1738626215415538369",
      "created_at": "Sat Dec 23 18:22:46 +0000 2023",
      "favorited": false,
      "full_text": "Lille julaften. Geita har fått sløyfe. Sløyfa har fått geit.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1741595583529866228"
          ],
          "editableUntil": "2024-01-01T00:01:59.051Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "159"
      ],
      "favorite_count": "145",
      "id_str": "1741595583529866228",
      "truncated": false,
      "retweet_count": "15",
      "id": "1741595583529866228",
      "created_at": "Sun Dec 31 23:01:59 +0000 2023",
      "favorited": false,
      "full_text": "Fireworks over Hamnvåg, very small, like somebody striking damp matches in another room. Here it is two flashes every fifteen seconds. Happy New Year, ships. ✨",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1773640139833541621"
          ],
          "editableUntil": "2024-03-29T10:15:36.633Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "92"
      ],
      "favorite_count": "99",
      "id_str": "1773640139833541621",
      "truncated": false,
      "retweet_count": "14",
      "id": "1773640139833541621",
      "created_at": "Fri Mar 29 09:15:36 +0000 2024",
      "favorited": false,
      "full_text": "Good Friday. Flag at half mast, herring, one candle. The Deputy respects it until about ten.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2083070160242428545"
          ],
          "editableUntil": "2026-07-31T07:00:02.430Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "76"
      ],
      "favorite_count": "349",
      "id_str": "2083070160242428545",
      "truncated": false,
      "retweet_count": "16",
      "id": "2083070160242428545",
      "created_at": "Fri Jul 31 06:00:02 +0000 2026",
      "favorited": false,
      "full_text": "62. The Choir sang. It's one note, but I'd like to think that it was for me.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923680930291555775"
          ],
          "editableUntil": "2025-05-17T11:04:08.701Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "88"
      ],
      "favorite_count": "415",
      "id_str": "1923680930291555775",
      "truncated": false,
      "retweet_count": "11",
      "id": "1923680930291555775",
      "created_at": "Sat May 17 10:04:08 +0000 2025",
      "favorited": false,
      "full_text": "Toget gikk to ganger rundt Skogen i år. Geita har vært syk, og da feirer man dobbelt. 🇳🇴",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1854052403641714473"
          ],
          "editableUntil": "2024-11-06T07:45:14.313Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "119"
      ],
      "favorite_count": "299",
      "id_str": "1854052403641714473",
      "truncated": false,
      "retweet_count": "11",
      "id": "1854052403641714473",
      "created_at": "Wed Nov 06 06:45:14 +0000 2024",
      "favorited": false,
      "full_text": "Boots by the stove, soup on, rain from four sides. The Directorate's tablet asks for my mood. I have given it the soup.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2020414955635283203"
          ],
          "editableUntil": "2026-02-08T09:30:37.575Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "71"
      ],
      "favorite_count": "88",
      "id_str": "2020414955635283203",
      "truncated": false,
      "retweet_count": "15",
      "id": "2020414955635283203",
      "created_at": "Sun Feb 08 08:30:37 +0000 2026",
      "favorited": false,
      "full_text": "I've put the waffle iron in the window. It's not a signal. It's airing.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1979277706739193226"
          ],
          "editableUntil": "2025-10-17T21:05:53.145Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1979277706739193226/photo/1",
            "indices": [
              "55",
              "78"
            ],
            "url": "https://t.co/xaPVNooEjF",
            "media_url": "http://pbs.example.org/media/WrVPgYmf6jcaJCP.jpg",
            "id_str": "1979277622852517254",
            "id": "1979277622852517254",
            "media_url_https": "https://pbs.example.org/media/WrVPgYmf6jcaJCP.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/xaPVNooEjF"
          }
        ]
      },
      "display_text_range": [
        "0",
        "54"
      ],
      "favorite_count": "39",
      "id_str": "1979277706739193226",
      "truncated": false,
      "retweet_count": "1",
      "id": "1979277706739193226",
      "possibly_sensitive": false,
      "created_at": "Fri Oct 17 20:05:53 +0000 2025",
      "favorited": false,
      "full_text": "One jar of marmalade back, empty, licked by an expert. https://t.co/xaPVNooEjF",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1979277706739193226/photo/1",
            "indices": [
              "55",
              "78"
            ],
            "url": "https://t.co/xaPVNooEjF",
            "media_url": "http://pbs.example.org/media/WrVPgYmf6jcaJCP.jpg",
            "id_str": "1979277622852517254",
            "id": "1979277622852517254",
            "media_url_https": "https://pbs.example.org/media/WrVPgYmf6jcaJCP.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/xaPVNooEjF"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2026548763374908933"
          ],
          "editableUntil": "2026-02-25T07:44:11.300Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "89"
      ],
      "favorite_count": "582",
      "id_str": "2026548763374908933",
      "truncated": false,
      "retweet_count": "41",
      "id": "2026548763374908933",
      "created_at": "Wed Feb 25 06:44:11 +0000 2026",
      "favorited": false,
      "full_text": "Tomt på pipa. Jeg legger ut brødskorpa likevel. Den blir liggende og ser dum ut, som meg.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1834323929615023900"
          ],
          "editableUntil": "2024-09-12T21:11:19.567Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "87"
      ],
      "favorite_count": "169",
      "id_str": "1834323929615023900",
      "truncated": false,
      "retweet_count": "32",
      "id": "1834323929615023900",
      "created_at": "Thu Sep 12 20:11:19 +0000 2024",
      "favorited": false,
      "full_text": "Måneskinn så sterkt at lampa føler seg litt overflødig. Jeg sa til den at det går over.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1840713208260469904"
          ],
          "editableUntil": "2024-09-30T12:20:02.303Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "96"
      ],
      "favorite_count": "118",
      "id_str": "1840713208260469904",
      "truncated": false,
      "retweet_count": "21",
      "id": "1840713208260469904",
      "created_at": "Mon Sep 30 11:20:02 +0000 2024",
      "favorited": false,
      "full_text": "If the Bailiff should read this: I want the scissors back before Christmas. I've things to wrap.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1723722347197671619"
          ],
          "editableUntil": "2023-11-12T16:20:07.441Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1723722347197671619/photo/1",
            "indices": [
              "202",
              "225"
            ],
            "url": "https://t.co/8GwtSwe1zm",
            "media_url": "http://pbs.example.org/media/ziSQshbTLGs9Zo7.jpg",
            "id_str": "1723722263311863886",
            "id": "1723722263311863886",
            "media_url_https": "https://pbs.example.org/media/ziSQshbTLGs9Zo7.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/8GwtSwe1zm"
          }
        ]
      },
      "display_text_range": [
        "0",
        "201"
      ],
      "favorite_count": "65",
      "id_str": "1723722347197671619",
      "truncated": false,
      "retweet_count": "1",
      "id": "1723722347197671619",
      "possibly_sensitive": false,
      "created_at": "Sun Nov 12 15:20:07 +0000 2023",
      "favorited": false,
      "full_text": "Father's Day. I put a coffee on the gallery rail at three o'clock, black, two lumps. By ten past the Bailiff had both lumps. He left the coffee, though. He knows whose it is, or he doesn't like coffee. https://t.co/8GwtSwe1zm",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1723722347197671619/photo/1",
            "indices": [
              "202",
              "225"
            ],
            "url": "https://t.co/8GwtSwe1zm",
            "media_url": "http://pbs.example.org/media/ziSQshbTLGs9Zo7.jpg",
            "id_str": "1723722263311863886",
            "id": "1723722263311863886",
            "media_url_https": "https://pbs.example.org/media/ziSQshbTLGs9Zo7.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/8GwtSwe1zm"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2017858044143126596"
          ],
          "editableUntil": "2026-02-01T08:10:22.370Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "913",
      "id_str": "2017858044143126596",
      "truncated": false,
      "retweet_count": "42",
      "id": "2017858044143126596",
      "created_at": "Sun Feb 01 07:10:22 +0000 2026",
      "favorited": false,
      "full_text": "I can't see the Bailiff. He wasn't on the chimney this morning, nor on the flagpole, nor in the porch. The sandwich was still there at four.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1962836824355566211"
          ],
          "editableUntil": "2025-09-02T12:15:41.328Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "6"
      ],
      "favorite_count": "52",
      "id_str": "1962836824355566211",
      "truncated": false,
      "retweet_count": "8",
      "id": "1962836824355566211",
      "created_at": "Tue Sep 02 11:15:41 +0000 2025",
      "favorited": false,
      "full_text": "Oh no.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1717468889107431407"
          ],
          "editableUntil": "2023-10-26T10:11:06.849Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "76"
      ],
      "favorite_count": "24",
      "id_str": "1717468889107431407",
      "truncated": false,
      "retweet_count": "2",
      "id": "1717468889107431407",
      "created_at": "Thu Oct 26 09:11:06 +0000 2023",
      "favorited": false,
      "full_text": "I did not tell Ragnhild that I can see her light. She would begin to signal.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1947598628052759994"
          ],
          "editableUntil": "2025-07-22T11:04:32.217Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "leftsleeve",
            "indices": [
              "79",
              "90"
            ]
          },
          {
            "text": "rightsleeve",
            "indices": [
              "91",
              "103"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "103"
      ],
      "favorite_count": "0",
      "id_str": "1947598628052759994",
      "truncated": false,
      "retweet_count": "60",
      "id": "1947598628052759994",
      "created_at": "Tue Jul 22 10:04:32 +0000 2025",
      "favorited": false,
      "full_text": "RT @preben_kystdir: Third meeting today where somebody asked about the jumper. #leftsleeve #rightsleeve",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980961238035127969"
          ],
          "editableUntil": "2025-10-22T12:35:38.284Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "vikslog",
            "indices": [
              "123",
              "131"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/ERUX2FN5u4",
            "expanded_url": "https://example.org/archive/vik/1931-06-08",
            "display_url": "example.org/archive/vik/19…",
            "indices": [
              "132",
              "155"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "155"
      ],
      "favorite_count": "665",
      "id_str": "1980961238035127969",
      "truncated": false,
      "retweet_count": "129",
      "id": "1980961238035127969",
      "possibly_sensitive": false,
      "created_at": "Wed Oct 22 11:35:38 +0000 2025",
      "favorited": false,
      "full_text": "Go in and read 8 June 1931. \"Sun. Boat. Her hat.\" If anyone tells you that you need 280 characters you may show them that. #vikslog https://t.co/ERUX2FN5u4",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1807486945768030851"
          ],
          "editableUntil": "2024-06-30T19:50:44.011Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "138"
      ],
      "favorite_count": "76",
      "in_reply_to_status_id_str": "1807401351488514864",
      "id_str": "1807486945768030851",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "14",
      "id": "1807486945768030851",
      "in_reply_to_status_id": "1807401351488514864",
      "created_at": "Sun Jun 30 18:50:44 +0000 2024",
      "favorited": false,
      "full_text": "Question for Sunday: \"Which is oldest, the sea or the dark?\" I said I'd sleep on it. She said, \"you don't sleep, it says on the internet.\"",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1762018585558737471"
          ],
          "editableUntil": "2024-02-26T08:35:42.176Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "67",
              "81"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "81"
      ],
      "favorite_count": "12",
      "id_str": "1762018585558737471",
      "truncated": false,
      "retweet_count": "1",
      "id": "1762018585558737471",
      "created_at": "Mon Feb 26 07:35:42 +0000 2024",
      "favorited": false,
      "full_text": "Yesterday I said the whole day's first word at 16:40. It was \"oi\". #SkarholmLight",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1622497924994064339"
          ],
          "editableUntil": "2023-02-06T08:30:24.529Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "64",
      "id_str": "1622497924994064339",
      "truncated": false,
      "retweet_count": "1",
      "id": "1622497924994064339",
      "created_at": "Mon Feb 06 07:30:24 +0000 2023",
      "favorited": false,
      "full_text": "Lamp out. Coffee on. Nobody drowned.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1708500990670084273"
          ],
          "editableUntil": "2023-10-01T16:15:53.246Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "114"
      ],
      "favorite_count": "28",
      "id_str": "1708500990670084273",
      "truncated": false,
      "retweet_count": "0",
      "id": "1708500990670084273",
      "created_at": "Sun Oct 01 15:15:53 +0000 2023",
      "favorited": false,
      "full_text": "What I had in my pockets today:\n- a shackle\n- a caramel\n- a smaller shackle\n- half a letter\n- a barnacle, occupied",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1696161210696209042"
          ],
          "editableUntil": "2023-08-28T15:02:00.438Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "113"
      ],
      "favorite_count": "6",
      "id_str": "1696161210696209042",
      "truncated": false,
      "retweet_count": "0",
      "id": "1696161210696209042",
      "created_at": "Mon Aug 28 14:02:00 +0000 2023",
      "favorited": false,
      "full_text": "For the record I did not cry, I had been at the onions, and the onions were for a stew, and the stew was for one.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1787898469298974622"
          ],
          "editableUntil": "2024-05-07T18:33:07.285Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "169"
      ],
      "favorite_count": "133",
      "in_reply_to_status_id_str": "1787815676773228042",
      "id_str": "1787898469298974622",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "23",
      "id": "1787898469298974622",
      "in_reply_to_status_id": "1787815676773228042",
      "created_at": "Tue May 07 17:33:07 +0000 2024",
      "favorited": false,
      "full_text": "17:30 The drone came down the chimney, into the stew. Sander has gone home. There is no digital twin. There's a film, though, four seconds long, of the inside of a gull.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1619456291576638107"
          ],
          "editableUntil": "2023-01-28T23:04:02.611Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "tuvaasks",
            "indices": [
              "136",
              "145"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "145"
      ],
      "favorite_count": "31",
      "id_str": "1619456291576638107",
      "truncated": false,
      "retweet_count": "1",
      "id": "1619456291576638107",
      "created_at": "Sat Jan 28 22:04:02 +0000 2023",
      "favorited": false,
      "full_text": "A letter from my great-niece Tuva, who is six: \"Who turns the sea off at night.\" No question mark. She is not asking, she wants a name. #tuvaasks",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1671462707472177436"
          ],
          "editableUntil": "2023-06-21T11:18:58.393Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "138"
      ],
      "favorite_count": "10",
      "in_reply_to_status_id_str": "1671460647655135626",
      "id_str": "1671462707472177436",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "1",
      "id": "1671462707472177436",
      "in_reply_to_status_id": "1671460647655135626",
      "created_at": "Wed Jun 21 10:18:58 +0000 2023",
      "favorited": false,
      "full_text": "1. The lamp does not get tired, but the bulb does. It is changed every thousand hours and afterwards I say thank you and put it in a sock.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1638060989313518814"
          ],
          "editableUntil": "2023-03-21T07:12:28.210Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "123",
              "137"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "137"
      ],
      "favorite_count": "24",
      "id_str": "1638060989313518814",
      "truncated": false,
      "retweet_count": "1",
      "id": "1638060989313518814",
      "created_at": "Tue Mar 21 06:12:28 +0000 2023",
      "favorited": false,
      "full_text": "Equinox. From today the lamp works shorter hours than I do. It has never once said thank you and I have never once minded. #SkarholmLight",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1612709635684955914"
          ],
          "editableUntil": "2023-01-10T08:15:14.500Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/Q6Z2izWQ8v",
            "expanded_url": "https://example.org/skarholm/facts",
            "display_url": "example.org/skarholm/facts",
            "indices": [
              "101",
              "124"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "124"
      ],
      "favorite_count": "14",
      "id_str": "1612709635684955914",
      "truncated": false,
      "retweet_count": "1",
      "id": "1612709635684955914",
      "possibly_sensitive": false,
      "created_at": "Tue Jan 10 07:15:14 +0000 2023",
      "favorited": false,
      "full_text": "Some facts, since people ask.\n\nTower: 1881\nSteps: 137\nLens: French\nKeeper: me, since 1994\nTrees: one https://t.co/Q6Z2izWQ8v",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1777639428449240996"
          ],
          "editableUntil": "2024-04-09T11:07:21.342Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "141"
      ],
      "favorite_count": "50",
      "id_str": "1777639428449240996",
      "truncated": false,
      "retweet_count": "3",
      "id": "1777639428449240996",
      "created_at": "Tue Apr 09 10:07:21 +0000 2024",
      "favorited": false,
      "full_text": "Post: one gasket, 40 mm. From Preben! Wrapped in tissue paper. No letter, only a yellow slip: \"As requested. P.\" It fits. I am quite put out.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1785415133661199840"
          ],
          "editableUntil": "2024-04-30T22:05:13.930Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "vikslog",
            "indices": [
              "155",
              "163"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "163"
      ],
      "favorite_count": "50",
      "id_str": "1785415133661199840",
      "truncated": false,
      "retweet_count": "4",
      "id": "1785415133661199840",
      "created_at": "Tue Apr 30 21:05:13 +0000 2024",
      "favorited": false,
      "full_text": "On the last night of April the old keepers would write down what they had used up in the winter. Oil. Wick. Glass. Vik, 1933: \"and rather a lot of Anton.\" #vikslog",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1635955150535037378"
          ],
          "editableUntil": "2023-03-15T11:44:37.121Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "174"
      ],
      "favorite_count": "8",
      "id_str": "1635955150535037378",
      "truncated": false,
      "retweet_count": "0",
      "id": "1635955150535037378",
      "created_at": "Wed Mar 15 10:44:37 +0000 2023",
      "favorited": false,
      "full_text": "The Forest lost a branch in the night. It has eleven left. For newcomers: the Forest is a spruce, 118 cm, planted by my father in 1974. We do not say \"the tree\". It can hear.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1866355973100261851"
          ],
          "editableUntil": "2024-12-10T06:35:13.861Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "135"
      ],
      "favorite_count": "107",
      "id_str": "1866355973100261851",
      "truncated": false,
      "retweet_count": "8",
      "id": "1866355973100261851",
      "created_at": "Tue Dec 10 05:35:13 +0000 2024",
      "favorited": false,
      "full_text": "The Voice said \"Skarholm\" twice this morning. Read it, turned the page, and read it again. I don't think anybody else would've noticed.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2089659618153072844"
          ],
          "editableUntil": "2026-08-18T11:24:11.622Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kari from Lyngøy",
            "screen_name": "kari_lyngoy",
            "indices": [
              "0",
              "12"
            ],
            "id_str": "1208886419125204834",
            "id": "1208886419125204834"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "13",
        "55"
      ],
      "favorite_count": "48",
      "in_reply_to_status_id_str": "2089619629657712483",
      "id_str": "2089659618153072844",
      "in_reply_to_user_id": "1208886419125204834",
      "truncated": false,
      "retweet_count": "4",
      "id": "2089659618153072844",
      "in_reply_to_status_id": "2089619629657712483",
      "created_at": "Tue Aug 18 10:24:11 +0000 2026",
      "favorited": false,
      "full_text": "@kari_lyngoy There's been an enquiry about your pillow.",
      "lang": "en",
      "in_reply_to_screen_name": "kari_lyngoy",
      "in_reply_to_user_id_str": "1208886419125204834"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1665322713457283180"
          ],
          "editableUntil": "2023-06-04T12:40:49.745Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "82"
      ],
      "favorite_count": "77",
      "id_str": "1665322713457283180",
      "truncated": false,
      "retweet_count": "8",
      "id": "1665322713457283180",
      "created_at": "Sun Jun 04 11:40:49 +0000 2023",
      "favorited": false,
      "full_text": "Preben is coming to see the station in person. He asks whether there is \"parking\".",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1976337500247951053"
          ],
          "editableUntil": "2025-10-09T18:22:33.291Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "217"
      ],
      "favorite_count": "31",
      "id_str": "1976337500247951053",
      "truncated": false,
      "retweet_count": "4",
      "id": "1976337500247951053",
      "created_at": "Thu Oct 09 17:22:33 +0000 2025",
      "favorited": false,
      "full_text": "E-mail from Preben, subject \"Frank update\". Autumn's impossible now on account of \"resource constraints\". He's the resource. He's constrained himself, on purpose, he has gone on paternity leave! A girl. 3,420 grams. 👶",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1953947255837284192"
          ],
          "editableUntil": "2025-08-08T23:31:43.033Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/tgX6UZ1y0U",
            "expanded_url": "https://example.org/skarholm/lampenatt",
            "display_url": "example.org/skarholm/lampe…",
            "indices": [
              "114",
              "137"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "137"
      ],
      "favorite_count": "75",
      "id_str": "1953947255837284192",
      "truncated": false,
      "retweet_count": "7",
      "id": "1953947255837284192",
      "possibly_sensitive": false,
      "created_at": "Fri Aug 08 22:31:43 +0000 2025",
      "favorited": false,
      "full_text": "Første lampenatt i år. Telte til åttien før det kom en båt. Ny rekord, og jeg hadde ikke noe bein å lene meg mot. https://t.co/tgX6UZ1y0U",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1787815676773228042"
          ],
          "editableUntil": "2024-05-07T13:04:08.008Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1787815676773228042/photo/1",
            "indices": [
              "95",
              "118"
            ],
            "url": "https://t.co/14GRp0szuc",
            "media_url": "http://pbs.example.org/media/v9KEnfC09LfGtme.jpg",
            "id_str": "1787815592886554046",
            "id": "1787815592886554046",
            "media_url_https": "https://pbs.example.org/media/v9KEnfC09LfGtme.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/14GRp0szuc"
          }
        ]
      },
      "display_text_range": [
        "0",
        "94"
      ],
      "favorite_count": "55",
      "in_reply_to_status_id_str": "1787782622082608124",
      "id_str": "1787815676773228042",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "1",
      "id": "1787815676773228042",
      "in_reply_to_status_id": "1787782622082608124",
      "possibly_sensitive": false,
      "created_at": "Tue May 07 12:04:08 +0000 2024",
      "favorited": false,
      "full_text": "12:00 Negotiations. We offered a mackerel. He has let us have one propeller, as proof of life. https://t.co/14GRp0szuc",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1787815676773228042/photo/1",
            "indices": [
              "95",
              "118"
            ],
            "url": "https://t.co/14GRp0szuc",
            "media_url": "http://pbs.example.org/media/v9KEnfC09LfGtme.jpg",
            "id_str": "1787815592886554046",
            "id": "1787815592886554046",
            "media_url_https": "https://pbs.example.org/media/v9KEnfC09LfGtme.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/14GRp0szuc"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1845514211466302710"
          ],
          "editableUntil": "2024-10-13T18:17:30.666Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "157"
      ],
      "favorite_count": "246",
      "id_str": "1845514211466302710",
      "truncated": false,
      "retweet_count": "36",
      "id": "1845514211466302710",
      "created_at": "Sun Oct 13 17:17:30 +0000 2024",
      "favorited": false,
      "full_text": "On the telephone Ragnhild said \"I saw your light last night\", and then we were both quiet, because it has been there for sixty years and she'd never said so.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1672532937140024686"
          ],
          "editableUntil": "2023-06-24T10:11:41.030Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "113"
      ],
      "favorite_count": "45",
      "id_str": "1672532937140024686",
      "truncated": false,
      "retweet_count": "1",
      "id": "1672532937140024686",
      "created_at": "Sat Jun 24 09:11:41 +0000 2023",
      "favorited": false,
      "full_text": "The English asked last night who \"Namsmannen\" is. That is the Bailiff in his own language. He answers to neither.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1938573230792873127"
          ],
          "editableUntil": "2025-06-27T13:20:49.826Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Heike paddelt",
            "screen_name": "heike_paddelt",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "795821244545695335",
            "id": "795821244545695335"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/gQWneirveb",
            "expanded_url": "https://example.org/kayak/heike/skarholm",
            "display_url": "example.org/kayak/heike/sk…",
            "indices": [
              "73",
              "96"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "96"
      ],
      "favorite_count": "0",
      "id_str": "1938573230792873127",
      "truncated": false,
      "retweet_count": "76",
      "id": "1938573230792873127",
      "possibly_sensitive": false,
      "created_at": "Fri Jun 27 12:20:49 +0000 2025",
      "favorited": true,
      "full_text": "RT @heike_paddelt: Day 3 on Skarholm. Jürgen has been fined by the gull. https://t.co/gQWneirveb",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1642060004781885272"
          ],
          "editableUntil": "2023-04-01T08:03:07.796Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "154"
      ],
      "favorite_count": "55",
      "id_str": "1642060004781885272",
      "truncated": false,
      "retweet_count": "10",
      "id": "1642060004781885272",
      "created_at": "Sat Apr 01 07:03:07 +0000 2023",
      "favorited": false,
      "full_text": "The Directorate announces that Skarholm will be given a café, a zip line and a mascot. I checked the date. Then I checked it again, because of the mascot.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2013555831226822225"
          ],
          "editableUntil": "2026-01-20T11:14:54.879Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "53"
      ],
      "favorite_count": "264",
      "id_str": "2013555831226822225",
      "truncated": false,
      "retweet_count": "38",
      "id": "2013555831226822225",
      "created_at": "Tue Jan 20 10:14:54 +0000 2026",
      "favorited": false,
      "full_text": "Arnfinn: seven. \"Ice. Ice. Fuel. Ice. You all right?\"",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1653339346353856884"
          ],
          "editableUntil": "2023-05-02T11:03:12.387Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "86"
      ],
      "favorite_count": "73",
      "id_str": "1653339346353856884",
      "truncated": false,
      "retweet_count": "8",
      "id": "1653339346353856884",
      "created_at": "Tue May 02 10:03:12 +0000 2023",
      "favorited": false,
      "full_text": "Arnfinn: eleven words. A record. He had been to a funeral and I think it loosened him.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1801611822504672227"
          ],
          "editableUntil": "2024-06-14T14:45:05.471Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "128"
      ],
      "favorite_count": "70",
      "id_str": "1801611822504672227",
      "truncated": false,
      "retweet_count": "6",
      "id": "1801611822504672227",
      "created_at": "Fri Jun 14 13:45:05 +0000 2024",
      "favorited": false,
      "full_text": "Who decides that a thing is broken? I have a barometer that's been wrong since 1987 and I have never once been caught out by it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1715057858279124165"
          ],
          "editableUntil": "2023-10-19T18:30:32.304Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/9p1QzMU9Vp",
            "expanded_url": "https://example.org/audio/lantern-hum",
            "display_url": "example.org/audio/lantern-…",
            "indices": [
              "98",
              "121"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "223"
      ],
      "favorite_count": "35",
      "id_str": "1715057858279124165",
      "truncated": false,
      "retweet_count": "2",
      "id": "1715057858279124165",
      "possibly_sensitive": false,
      "created_at": "Thu Oct 19 17:30:32 +0000 2023",
      "favorited": false,
      "full_text": "Wind SE 10. Sea over the landing, over the crane, over the boathouse. The lantern room hums in G. https://t.co/9p1QzMU9Vp I am on the ninth landing with soup. It is quite all right. I am only writing to hear the keys click.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2067513735735527118"
          ],
          "editableUntil": "2026-06-18T08:44:21.804Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "208"
      ],
      "favorite_count": "623",
      "id_str": "2067513735735527118",
      "truncated": false,
      "retweet_count": "117",
      "id": "2067513735735527118",
      "created_at": "Thu Jun 18 07:44:21 +0000 2026",
      "favorited": false,
      "full_text": "Father, 95 today. I read 18 June 1971 after all. \"Tooth came out at 06:10. She put it in the lamp room so the ships could see.\" I'd forgotten that. It's still there. It's behind the third prism from the left.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1945637993548694563"
          ],
          "editableUntil": "2025-07-17T01:13:40.524Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "8"
      ],
      "favorite_count": "72",
      "id_str": "1945637993548694563",
      "truncated": false,
      "retweet_count": "2",
      "id": "1945637993548694563",
      "created_at": "Thu Jul 17 00:13:40 +0000 2025",
      "favorited": false,
      "full_text": "Nothing.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1847573713058212755"
          ],
          "editableUntil": "2024-10-19T10:41:14.109Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "17"
      ],
      "favorite_count": "384",
      "id_str": "1847573713058212755",
      "truncated": false,
      "retweet_count": "32",
      "id": "1847573713058212755",
      "created_at": "Sat Oct 19 09:41:14 +0000 2024",
      "favorited": false,
      "full_text": "He took the cake.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1738134929468604953"
          ],
          "editableUntil": "2023-12-22T10:50:34.827Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "129"
      ],
      "favorite_count": "145",
      "id_str": "1738134929468604953",
      "truncated": false,
      "retweet_count": "23",
      "id": "1738134929468604953",
      "created_at": "Fri Dec 22 09:50:34 +0000 2023",
      "favorited": false,
      "full_text": "Shortest day. The lamp was on for seventeen hours and nine minutes. I asked for a volunteer to relieve me and the Deputy coughed.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1642086917939546439"
          ],
          "editableUntil": "2023-04-01T09:50:04.393Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kystdirektoratet",
            "screen_name": "kystdir_info",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "623426047178932944",
            "id": "623426047178932944"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "107"
      ],
      "favorite_count": "3",
      "in_reply_to_status_id_str": "1642062804888067557",
      "id_str": "1642086917939546439",
      "in_reply_to_user_id": "623426047178932944",
      "truncated": false,
      "retweet_count": "0",
      "id": "1642086917939546439",
      "in_reply_to_status_id": "1642062804888067557",
      "created_at": "Sat Apr 01 08:50:04 +0000 2023",
      "favorited": false,
      "full_text": "@kystdir_info Please confirm that the mascot is a joke. I have had to move the Deputy away from the screen.",
      "lang": "en",
      "in_reply_to_screen_name": "kystdir_info",
      "in_reply_to_user_id_str": "623426047178932944"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2078885143545856552"
          ],
          "editableUntil": "2026-07-19T17:50:16.696Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Doc Diesel",
            "screen_name": "docdiesel_ex",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "1242893601077871209",
            "id": "1242893601077871209"
          }
        ],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2078885143545856552/photo/1",
            "indices": [
              "51",
              "74"
            ],
            "url": "https://t.co/TK6BrqyZuc",
            "media_url": "http://pbs.example.org/media/xILFimeVEhM32CJ.jpg",
            "id_str": "2078885059661216177",
            "id": "2078885059661216177",
            "media_url_https": "https://pbs.example.org/media/xILFimeVEhM32CJ.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/TK6BrqyZuc"
          }
        ]
      },
      "display_text_range": [
        "14",
        "50"
      ],
      "favorite_count": "59",
      "in_reply_to_status_id_str": "2078864746645516378",
      "id_str": "2078885143545856552",
      "in_reply_to_user_id": "1242893601077871209",
      "truncated": false,
      "retweet_count": "9",
      "id": "2078885143545856552",
      "in_reply_to_status_id": "2078864746645516378",
      "possibly_sensitive": false,
      "created_at": "Sun Jul 19 16:50:16 +0000 2026",
      "favorited": false,
      "full_text": "@docdiesel_ex A dry one, once she's heard you ask. https://t.co/TK6BrqyZuc",
      "lang": "en",
      "in_reply_to_screen_name": "docdiesel_ex",
      "in_reply_to_user_id_str": "1242893601077871209",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/2078885143545856552/photo/1",
            "indices": [
              "51",
              "74"
            ],
            "url": "https://t.co/TK6BrqyZuc",
            "media_url": "http://pbs.example.org/media/xILFimeVEhM32CJ.jpg",
            "id_str": "2078885059661216177",
            "id": "2078885059661216177",
            "media_url_https": "https://pbs.example.org/media/xILFimeVEhM32CJ.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/TK6BrqyZuc"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1807856059732245697"
          ],
          "editableUntil": "2024-07-01T20:17:27.638Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "187"
      ],
      "favorite_count": "171",
      "in_reply_to_status_id_str": "1807486945768030851",
      "id_str": "1807856059732245697",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "13",
      "id": "1807856059732245697",
      "in_reply_to_status_id": "1807486945768030851",
      "created_at": "Mon Jul 01 19:17:27 +0000 2024",
      "favorited": false,
      "full_text": "Monday: \"If nobody looks at the lamp one night, did you do it for nothing?\" I had some flour in my eye. I said let's ask Wim. We flashed. He flashed. She nodded and wrote it down as \"no\".",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1781651684448620634"
          ],
          "editableUntil": "2024-04-20T12:50:37.717Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "160"
      ],
      "favorite_count": "37",
      "id_str": "1781651684448620634",
      "truncated": false,
      "retweet_count": "4",
      "id": "1781651684448620634",
      "created_at": "Sat Apr 20 11:50:37 +0000 2024",
      "favorited": false,
      "full_text": "The Tenants are in: fourteen nests. No. 6 has taken the spare anchor, no. 9 is in my sou'wester. I need that. I've hung up a sign with the date I'll need it by.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1717180903445913380"
          ],
          "editableUntil": "2023-10-25T15:06:45.716Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "212"
      ],
      "favorite_count": "32",
      "id_str": "1717180903445913380",
      "truncated": false,
      "retweet_count": "3",
      "id": "1717180903445913380",
      "created_at": "Wed Oct 25 14:06:45 +0000 2023",
      "favorited": false,
      "full_text": "The bench is now facing the mainland. Forty years we sat looking out to sea. It takes some getting used to, seeing what you have had your back to. You can see Hamnvåg church. You can see Ragnhild's kitchen light.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1612459259633383744"
          ],
          "editableUntil": "2023-01-09T15:40:20.197Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "38"
      ],
      "favorite_count": "15",
      "id_str": "1612459259633383744",
      "truncated": false,
      "retweet_count": "2",
      "id": "1612459259633383744",
      "created_at": "Mon Jan 09 14:40:20 +0000 2023",
      "favorited": false,
      "full_text": "Lamp lit. All well. Good night, ships.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1654343397194779760"
          ],
          "editableUntil": "2023-05-05T05:32:56.762Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "162"
      ],
      "favorite_count": "84",
      "id_str": "1654343397194779760",
      "truncated": false,
      "retweet_count": "15",
      "id": "1654343397194779760",
      "created_at": "Fri May 05 04:32:56 +0000 2023",
      "favorited": false,
      "full_text": "A wheatear on the sill, four grams heavier than a letter, in from Africa. It looked through the glass at the stove as if to say: so this is what all that was for.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1816430262708937819"
          ],
          "editableUntil": "2024-07-25T12:08:16.929Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "117"
      ],
      "favorite_count": "71",
      "id_str": "1816430262708937819",
      "truncated": false,
      "retweet_count": "2",
      "id": "1816430262708937819",
      "created_at": "Thu Jul 25 11:08:16 +0000 2024",
      "favorited": false,
      "full_text": "Jürgen (kayak) asked, very politely, why I don't just let the gull in. I said: \"Jürgen. You have been here two days.\"",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1837892119667934422"
          ],
          "editableUntil": "2024-09-22T17:30:02.370Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "183"
      ],
      "favorite_count": "23",
      "id_str": "1837892119667934422",
      "truncated": false,
      "retweet_count": "2",
      "id": "1837892119667934422",
      "created_at": "Sun Sep 22 16:30:02 +0000 2024",
      "favorited": false,
      "full_text": "Equinox &amp; a spring tide &amp; the landing under water by ten. The boat turned round. I waved. Arnfinn lifted one finger off the wheel, which in writing would be a page and a half.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1639759247759209870"
          ],
          "editableUntil": "2023-03-25T23:40:44.576Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "144"
      ],
      "favorite_count": "9",
      "id_str": "1639759247759209870",
      "truncated": false,
      "retweet_count": "1",
      "id": "1639759247759209870",
      "created_at": "Sat Mar 25 22:40:44 +0000 2023",
      "favorited": false,
      "full_text": "The Deputy has learned to open the porch. The latch is on the inside. She lets herself IN, looks round, and leaves. She is checking something. 🐐",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1737054519361099147"
          ],
          "editableUntil": "2023-12-19T11:17:24.985Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "216"
      ],
      "favorite_count": "204",
      "id_str": "1737054519361099147",
      "truncated": false,
      "retweet_count": "32",
      "id": "1737054519361099147",
      "created_at": "Tue Dec 19 10:17:24 +0000 2023",
      "favorited": false,
      "full_text": "Arnfinn brought the Christmas box: dried mutton, aquavit, oranges, a new cup. The new cup is for me. He glued a handle on it himself, on the left, since I pour with the right. Words: three. \"Well. Merry Christmas.\" 🎄",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1886726649115818969"
          ],
          "editableUntil": "2025-02-04T11:41:01.492Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "17"
      ],
      "favorite_count": "114",
      "id_str": "1886726649115818969",
      "truncated": false,
      "retweet_count": "16",
      "id": "1886726649115818969",
      "created_at": "Tue Feb 04 10:41:01 +0000 2025",
      "favorited": false,
      "full_text": "I noticed, Turid.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1687102085575397714"
          ],
          "editableUntil": "2023-08-03T15:04:16.699Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "134"
      ],
      "favorite_count": "13",
      "id_str": "1687102085575397714",
      "truncated": false,
      "retweet_count": "1",
      "id": "1687102085575397714",
      "created_at": "Thu Aug 03 14:04:16 +0000 2023",
      "favorited": false,
      "full_text": "Does a seal know it has an audience? The fat one at the end of the row, I call him Second Bass, looks at the gallery after every note.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1657000337429120494"
          ],
          "editableUntil": "2023-05-12T13:30:40.677Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Moss Mapper",
            "screen_name": "mossmapper_ex",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "906533866438508973",
            "id": "906533866438508973"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "96"
      ],
      "favorite_count": "6",
      "in_reply_to_status_id_str": "1656960231493746987",
      "id_str": "1657000337429120494",
      "in_reply_to_user_id": "906533866438508973",
      "truncated": false,
      "retweet_count": "0",
      "id": "1657000337429120494",
      "in_reply_to_status_id": "1656960231493746987",
      "created_at": "Fri May 12 12:30:40 +0000 2023",
      "favorited": false,
      "full_text": "@mossmapper_ex The lichen on the north wall is older than the tower? Then who was it leaning on?",
      "lang": "en",
      "in_reply_to_screen_name": "mossmapper_ex",
      "in_reply_to_user_id_str": "906533866438508973"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1718448702514382062"
          ],
          "editableUntil": "2023-10-29T03:04:32.569Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "108"
      ],
      "favorite_count": "77",
      "id_str": "1718448702514382062",
      "truncated": false,
      "retweet_count": "4",
      "id": "1718448702514382062",
      "created_at": "Sun Oct 29 02:04:32 +0000 2023",
      "favorited": false,
      "full_text": "The clocks went back. Madame does not observe it. She turns when I say so and the moon may do as it pleases.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1770033265320951650"
          ],
          "editableUntil": "2024-03-19T11:23:10.737Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/dvv6fT3qx2",
            "expanded_url": "https://example.org/birds/skarholm/spring-count",
            "display_url": "example.org/birds/skarholm…",
            "indices": [
              "86",
              "109"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "109"
      ],
      "favorite_count": "229",
      "id_str": "1770033265320951650",
      "truncated": false,
      "retweet_count": "40",
      "id": "1770033265320951650",
      "possibly_sensitive": false,
      "created_at": "Tue Mar 19 10:23:10 +0000 2024",
      "favorited": false,
      "full_text": "Read about our spring migrants here, if you want numbers. If you want gossip, ask me. https://t.co/dvv6fT3qx2",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1661116260918530423"
          ],
          "editableUntil": "2023-05-23T22:05:53.307Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "45"
      ],
      "favorite_count": "8",
      "id_str": "1661116260918530423",
      "truncated": false,
      "retweet_count": "1",
      "id": "1661116260918530423",
      "created_at": "Tue May 23 21:05:53 +0000 2023",
      "favorited": false,
      "full_text": "Reminder: I am fictional. The weather is not.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1796829135528050541"
          ],
          "editableUntil": "2024-06-01T10:00:24.037Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "128"
      ],
      "favorite_count": "650",
      "id_str": "1796829135528050541",
      "truncated": false,
      "retweet_count": "30",
      "id": "1796829135528050541",
      "created_at": "Sat Jun 01 09:00:24 +0000 2024",
      "favorited": false,
      "full_text": "Annual measurement of the Forest.\nHeight: 119 cm.\nI measured again.\n119.\nThe keeper sat down on the ground for a little while. 🌲",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2054180254158363759"
          ],
          "editableUntil": "2026-05-12T13:41:52.071Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "273"
      ],
      "favorite_count": "97",
      "id_str": "2054180254158363759",
      "truncated": false,
      "retweet_count": "4",
      "id": "2054180254158363759",
      "created_at": "Tue May 12 12:41:52 +0000 2026",
      "favorited": false,
      "full_text": "I have the hearing here word for word, off the radio, and I want it down in the log. The Director spoke for forty minutes. A lady read out eleven thousand names, or began to, until they let her hand them in; it took two men to lift the knitting. Wim spoke about foreheads.…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1991885377640175684"
          ],
          "editableUntil": "2025-11-21T16:04:16.127Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hamnvåg Garn",
            "screen_name": "knit_hamnvag",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "588538925413921548",
            "id": "588538925413921548"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "90"
      ],
      "favorite_count": "37",
      "in_reply_to_status_id_str": "1991846047654155811",
      "id_str": "1991885377640175684",
      "in_reply_to_user_id": "588538925413921548",
      "truncated": false,
      "retweet_count": "2",
      "id": "1991885377640175684",
      "in_reply_to_status_id": "1991846047654155811",
      "created_at": "Fri Nov 21 15:04:16 +0000 2025",
      "favorited": false,
      "full_text": "@knit_hamnvag I'm doing baby socks. They're so small there isn't room to get them wrong. 🧦",
      "lang": "en",
      "in_reply_to_screen_name": "knit_hamnvag",
      "in_reply_to_user_id_str": "588538925413921548"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1666467757124581636"
          ],
          "editableUntil": "2023-06-07T16:30:49.429Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "163"
      ],
      "favorite_count": "53",
      "in_reply_to_status_id_str": "1666463060028552148",
      "id_str": "1666467757124581636",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "7",
      "id": "1666467757124581636",
      "in_reply_to_status_id": "1666463060028552148",
      "created_at": "Wed Jun 07 15:30:49 +0000 2023",
      "favorited": false,
      "full_text": "He is twenty-nine and wears a lanyard. I asked what it was for. He said, in case someone wonders who I am. I looked out of the window at the sea in all directions.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1757648535074151585"
          ],
          "editableUntil": "2024-02-14T07:10:40.949Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "105"
      ],
      "favorite_count": "98",
      "id_str": "1757648535074151585",
      "truncated": false,
      "retweet_count": "15",
      "id": "1757648535074151585",
      "created_at": "Wed Feb 14 06:10:40 +0000 2024",
      "favorited": false,
      "full_text": "Another Valentine from the insurance company. Thirty-one years. They have begun to sign with first names.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1770722251222746112"
          ],
          "editableUntil": "2024-03-21T09:00:57.777Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "45"
      ],
      "favorite_count": "33",
      "id_str": "1770722251222746112",
      "truncated": false,
      "retweet_count": "2",
      "id": "1770722251222746112",
      "created_at": "Thu Mar 21 08:00:57 +0000 2024",
      "favorited": false,
      "full_text": "Reminder: I am fictional. The weather is not.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1947600140268290060"
          ],
          "editableUntil": "2025-07-22T11:10:32.757Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/AzAmUCScEH",
            "expanded_url": "https://x.com/preben_kystdir/status/1947536470733272608",
            "display_url": "x.com/preben_kystdir/statu…",
            "indices": [
              "138",
              "161"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "161"
      ],
      "favorite_count": "232",
      "id_str": "1947600140268290060",
      "truncated": false,
      "retweet_count": "36",
      "id": "1947600140268290060",
      "possibly_sensitive": false,
      "created_at": "Tue Jul 22 10:10:32 +0000 2025",
      "favorited": false,
      "full_text": "It fits. He sat in it in front of the entire Ministry. It has got one sleeve by me, one by him, and you can't see which, and I've looked. https://t.co/AzAmUCScEH",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1807401351488514864"
          ],
          "editableUntil": "2024-06-30T14:10:36.745Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "139"
      ],
      "favorite_count": "207",
      "id_str": "1807401351488514864",
      "truncated": false,
      "retweet_count": "28",
      "id": "1807401351488514864",
      "created_at": "Sun Jun 30 13:10:36 +0000 2024",
      "favorited": false,
      "full_text": "Tuva has landed. Arnfinn carried her ashore like a parcel marked THIS WAY UP. She greeted, in this order: the goat, the tree, the gull, me.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2014605401804976563"
          ],
          "editableUntil": "2026-01-23T08:45:32.005Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Kystdirektoratet",
            "screen_name": "kystdir_info",
            "indices": [
              "3",
              "16"
            ],
            "id_str": "623426047178932944",
            "id": "623426047178932944"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "2014605401804976563",
      "truncated": false,
      "retweet_count": "84",
      "id": "2014605401804976563",
      "created_at": "Fri Jan 23 07:45:32 +0000 2026",
      "favorited": true,
      "full_text": "RT @kystdir_info: A final decision on Skarholm will be made this year. A public hearing is to be held in Hamnvåg on 12 May. All voices welc…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1846567360982114863"
          ],
          "editableUntil": "2024-10-16T16:02:21.077Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/Ukktk22w8M",
            "expanded_url": "https://example.org/hamnvag/basar",
            "display_url": "example.org/hamnvag/basar",
            "indices": [
              "84",
              "107"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "107"
      ],
      "favorite_count": "356",
      "id_str": "1846567360982114863",
      "truncated": false,
      "retweet_count": "53",
      "id": "1846567360982114863",
      "possibly_sensitive": false,
      "created_at": "Wed Oct 16 15:02:21 +0000 2024",
      "favorited": false,
      "full_text": "Sju par votter ferdig til basaren. Alle passer. Det er bare ermer jeg ikke får til. https://t.co/Ukktk22w8M",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1892202892918182796"
          ],
          "editableUntil": "2025-02-19T14:21:39.758Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "84",
              "98"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "98"
      ],
      "favorite_count": "116",
      "id_str": "1892202892918182796",
      "truncated": false,
      "retweet_count": "15",
      "id": "1892202892918182796",
      "created_at": "Wed Feb 19 13:21:39 +0000 2025",
      "favorited": false,
      "full_text": "Vik, 19 February 1917: \"Forgot what I was going to write. Must have been the wind.\" #SkarholmLight",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1675454374518381995"
          ],
          "editableUntil": "2023-07-02T11:40:25.979Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1675454374518381995",
      "truncated": false,
      "retweet_count": "9",
      "id": "1675454374518381995",
      "created_at": "Sun Jul 02 10:40:25 +0000 2023",
      "favorited": true,
      "full_text": "RT @preben_kystdir: Back from an inspiring site visit at Skarholm! Great dialogue with the on-site resource. 138 steps to the top, by the w…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2008502727469183800"
          ],
          "editableUntil": "2026-01-06T12:35:41.061Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "70"
      ],
      "favorite_count": "27",
      "in_reply_to_status_id_str": "2008491960687912415",
      "id_str": "2008502727469183800",
      "in_reply_to_user_id": "931264984382286691",
      "truncated": false,
      "retweet_count": "2",
      "id": "2008502727469183800",
      "in_reply_to_status_id": "2008491960687912415",
      "created_at": "Tue Jan 06 11:35:41 +0000 2026",
      "favorited": false,
      "full_text": "@lil_lightlog You ask what I want for the new year. I'd like a gasket.",
      "lang": "en",
      "in_reply_to_screen_name": "lil_lightlog",
      "in_reply_to_user_id_str": "931264984382286691"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1643491314999875215"
          ],
          "editableUntil": "2023-04-05T06:50:38.745Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "160"
      ],
      "favorite_count": "50",
      "id_str": "1643491314999875215",
      "truncated": false,
      "retweet_count": "6",
      "id": "1643491314999875215",
      "created_at": "Wed Apr 05 05:50:38 +0000 2023",
      "favorited": false,
      "full_text": "Wind light. The Choir were at it by five: nineteen grey seals on the skerry, all singing the same note, each of them certain that it is the others who are flat.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888637943771231859"
          ],
          "editableUntil": "2025-02-09T18:15:49.648Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "97"
      ],
      "favorite_count": "204",
      "id_str": "1888637943771231859",
      "truncated": false,
      "retweet_count": "34",
      "id": "1888637943771231859",
      "created_at": "Sun Feb 09 17:15:49 +0000 2025",
      "favorited": false,
      "full_text": "It's a peculiar thing to learn the name of somebody you've had breakfast with ten thousand times.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1768237254740037002"
          ],
          "editableUntil": "2024-03-14T12:26:28.446Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "128"
      ],
      "favorite_count": "95",
      "id_str": "1768237254740037002",
      "truncated": false,
      "retweet_count": "18",
      "id": "1768237254740037002",
      "created_at": "Thu Mar 14 11:26:28 +0000 2024",
      "favorited": false,
      "full_text": "Why is it that one can forgive the sea everything by breakfast, and it is nine years since Ragnhild said that about my curtains?",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1986247308243007477"
          ],
          "editableUntil": "2025-11-06T02:40:35.632Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "0",
      "id_str": "1986247308243007477",
      "truncated": false,
      "retweet_count": "71",
      "id": "1986247308243007477",
      "created_at": "Thu Nov 06 01:40:35 +0000 2025",
      "favorited": true,
      "full_text": "RT @wim_jantjebos: They had a vacancy for someone who looks out of windows. Also their cook has a bad tooth, and I am told the keeper worri…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1738938241831270047"
          ],
          "editableUntil": "2023-12-24T16:02:39.419Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "148",
      "id_str": "1738938241831270047",
      "truncated": false,
      "retweet_count": "15",
      "id": "1738938241831270047",
      "created_at": "Sun Dec 24 15:02:39 +0000 2023",
      "favorited": false,
      "full_text": "Lampen er tent. Alt vel på Skarholm.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1689400029327531407"
          ],
          "editableUntil": "2023-08-09T23:15:29.183Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "71"
      ],
      "favorite_count": "201",
      "id_str": "1689400029327531407",
      "truncated": false,
      "retweet_count": "7",
      "id": "1689400029327531407",
      "created_at": "Wed Aug 09 22:15:29 +0000 2023",
      "favorited": false,
      "full_text": "Første natt med ordentlig mørke siden mai. Lampa strakte seg. Jeg også.",
      "lang": "no"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1982260773650843900"
          ],
          "editableUntil": "2025-10-26T02:39:31.719Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "72"
      ],
      "favorite_count": "99",
      "id_str": "1982260773650843900",
      "truncated": false,
      "retweet_count": "6",
      "id": "1982260773650843900",
      "created_at": "Sun Oct 26 01:39:31 +0000 2025",
      "favorited": false,
      "full_text": "Clocks went back. I've been given an hour and have used it on the hinge.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1998787346806605537"
          ],
          "editableUntil": "2025-12-10T17:10:13.808Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "fog fan",
            "screen_name": "fogfan_ottawa",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1404696062720324291",
            "id": "1404696062720324291"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/AVLkwn5O1C",
            "expanded_url": "https://example.org/petitions/keep-the-keeper/knitted",
            "display_url": "example.org/petitions/keep…",
            "indices": [
              "111",
              "134"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "134"
      ],
      "favorite_count": "0",
      "id_str": "1998787346806605537",
      "truncated": false,
      "retweet_count": "24",
      "id": "1998787346806605537",
      "possibly_sensitive": false,
      "created_at": "Wed Dec 10 16:10:13 +0000 2025",
      "favorited": true,
      "full_text": "RT @fogfan_ottawa: 11,000 signatures and somebody has knitted the petition. All of it. It is nine metres long. https://t.co/AVLkwn5O1C",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1843567526443948881"
          ],
          "editableUntil": "2024-10-08T09:22:04.789Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "3",
              "18"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          },
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "20",
              "33"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "38"
      ],
      "favorite_count": "0",
      "id_str": "1843567526443948881",
      "truncated": false,
      "retweet_count": "29",
      "id": "1843567526443948881",
      "created_at": "Tue Oct 08 08:22:04 +0000 2024",
      "favorited": true,
      "full_text": "RT @preben_kystdir: @lil_lightlog 138.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1617213839301972450"
          ],
          "editableUntil": "2023-01-22T18:33:20.326Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "176"
      ],
      "favorite_count": "7",
      "id_str": "1617213839301972450",
      "truncated": false,
      "retweet_count": "0",
      "id": "1617213839301972450",
      "created_at": "Sun Jan 22 17:33:20 +0000 2023",
      "favorited": false,
      "full_text": "Sunday. My sister Ragnhild telephoned from Hamnvåg to ask whether I was lonely. I told her I had company. She asked who. I described the gull. She said that was what she meant.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2029905455326898904"
          ],
          "editableUntil": "2026-03-06T14:02:29.026Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "141"
      ],
      "favorite_count": "178",
      "id_str": "2029905455326898904",
      "truncated": false,
      "retweet_count": "32",
      "id": "2029905455326898904",
      "created_at": "Fri Mar 06 13:02:29 +0000 2026",
      "favorited": false,
      "full_text": "The Tenants are back, on the sixth, at two in the afternoon, with a racket. Nobody was on the rail to disapprove of them. I did what I could.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1760597049242106431"
          ],
          "editableUntil": "2024-02-22T10:27:01.507Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "167"
      ],
      "favorite_count": "59",
      "id_str": "1760597049242106431",
      "truncated": false,
      "retweet_count": "7",
      "id": "1760597049242106431",
      "created_at": "Thu Feb 22 09:27:01 +0000 2024",
      "favorited": false,
      "full_text": "Preben sent me a calendar invitation for \"a quick sync\". I didn't know what it was, so I pressed everything, and now I am having a quick sync every Tuesday until 2051.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1855506796380979282"
          ],
          "editableUntil": "2024-11-10T08:04:28.563Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "135"
      ],
      "favorite_count": "30",
      "in_reply_to_status_id_str": "1855409110862196549",
      "id_str": "1855506796380979282",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "2",
      "id": "1855506796380979282",
      "in_reply_to_status_id": "1855409110862196549",
      "created_at": "Sun Nov 10 07:04:28 +0000 2024",
      "favorited": false,
      "full_text": "They had a man out there by helicopter at six. A cormorant in the battery box. The door was open. The door had been open since Tuesday.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1650488363111261727"
          ],
          "editableUntil": "2023-04-24T14:14:25.013Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "vikslog",
            "indices": [
              "111",
              "119"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "119"
      ],
      "favorite_count": "54",
      "id_str": "1650488363111261727",
      "truncated": false,
      "retweet_count": "5",
      "id": "1650488363111261727",
      "created_at": "Mon Apr 24 13:14:25 +0000 2023",
      "favorited": false,
      "full_text": "Vik's log, 24 April 1919: \"Fog lifted. Wife came out and looked at the sun as at a person who owes her money.\" #vikslog",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1831704393330179294"
          ],
          "editableUntil": "2024-09-05T15:42:13.448Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "thebailiff",
            "indices": [
              "154",
              "165"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "165"
      ],
      "favorite_count": "155",
      "id_str": "1831704393330179294",
      "truncated": false,
      "retweet_count": "8",
      "id": "1831704393330179294",
      "created_at": "Thu Sep 05 14:42:13 +0000 2024",
      "favorited": false,
      "full_text": "Clothes-pegs at the start of the year: 60. Clothes-pegs now: 22. Clothes-pegs in the nest on the chimney, counted through binoculars: 38. I rest my case. #thebailiff",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1776665122352312097"
          ],
          "editableUntil": "2024-04-06T18:35:48.667Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "181"
      ],
      "favorite_count": "21",
      "in_reply_to_status_id_str": "1776625079333116999",
      "id_str": "1776665122352312097",
      "in_reply_to_user_id": "931264984382286691",
      "truncated": false,
      "retweet_count": "0",
      "id": "1776665122352312097",
      "in_reply_to_status_id": "1776625079333116999",
      "created_at": "Sat Apr 06 17:35:48 +0000 2024",
      "favorited": false,
      "full_text": "@lil_lightlog Two flashes every fifteen seconds, white, nineteen miles. Each light has its own rhythm, so you know who you are talking to in the dark. People have it too, on stairs.",
      "lang": "en",
      "in_reply_to_screen_name": "lil_lightlog",
      "in_reply_to_user_id_str": "931264984382286691"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1764406694616337899"
          ],
          "editableUntil": "2024-03-03T22:45:11.744Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "192"
      ],
      "favorite_count": "53",
      "in_reply_to_status_id_str": "1764224391016440298",
      "id_str": "1764406694616337899",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "6",
      "id": "1764406694616337899",
      "in_reply_to_status_id": "1764224391016440298",
      "created_at": "Sun Mar 03 21:45:11 +0000 2024",
      "favorited": false,
      "full_text": "She wound our clockwork, for no reason, two hundred and ten turns. We sat below it and listened to the weight come down. Takes four hours. We didn't talk. It was like church with better seats.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2066438254634777532"
          ],
          "editableUntil": "2026-06-15T09:30:47.128Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Heike paddelt",
            "screen_name": "heike_paddelt",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "795821244545695335",
            "id": "795821244545695335"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/xNqRrAwP0L",
            "expanded_url": "https://example.org/kayak/permits",
            "display_url": "example.org/kayak/permits",
            "indices": [
              "86",
              "109"
            ]
          }
        ]
      },
      "display_text_range": [
        "15",
        "109"
      ],
      "favorite_count": "106",
      "in_reply_to_status_id_str": "2066409624315741554",
      "id_str": "2066438254634777532",
      "in_reply_to_user_id": "795821244545695335",
      "truncated": false,
      "retweet_count": "3",
      "id": "2066438254634777532",
      "in_reply_to_status_id": "2066409624315741554",
      "possibly_sensitive": false,
      "created_at": "Mon Jun 15 08:30:47 +0000 2026",
      "favorited": false,
      "full_text": "@heike_paddelt Welcome. Third year! I've registered Jürgen with the Clerk in advance. https://t.co/xNqRrAwP0L",
      "lang": "en",
      "in_reply_to_screen_name": "heike_paddelt",
      "in_reply_to_user_id_str": "795821244545695335"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1691396934349045820"
          ],
          "editableUntil": "2023-08-15T11:30:28.441Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "95"
      ],
      "favorite_count": "24",
      "id_str": "1691396934349045820",
      "truncated": false,
      "retweet_count": "3",
      "id": "1691396934349045820",
      "created_at": "Tue Aug 15 10:30:28 +0000 2023",
      "favorited": false,
      "full_text": "Goat shears, goat, keeper. In that order they entered the wash-house. They came out in another.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2099924484092089812"
          ],
          "editableUntil": "2026-09-15T19:13:06.374Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "37"
      ],
      "favorite_count": "725",
      "id_str": "2099924484092089812",
      "truncated": false,
      "retweet_count": "121",
      "id": "2099924484092089812",
      "created_at": "Tue Sep 15 18:13:06 +0000 2026",
      "favorited": false,
      "full_text": "Lamp lit, all well. Goodnight, ships.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1615820167943949420"
          ],
          "editableUntil": "2023-01-18T22:15:23.181Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "167"
      ],
      "favorite_count": "2",
      "id_str": "1615820167943949420",
      "truncated": false,
      "retweet_count": "0",
      "id": "1615820167943949420",
      "created_at": "Wed Jan 18 21:15:23 +0000 2023",
      "favorited": false,
      "full_text": "The barometer in the hall says FAIR. It said FAIR in the hurricane of 1992. My father named it the Optimist and would not have it repaired. \"Somebody has to,\" he said.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2086222136790740816"
          ],
          "editableUntil": "2026-08-08T23:44:52.200Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "245"
      ],
      "favorite_count": "286",
      "id_str": "2086222136790740816",
      "truncated": false,
      "retweet_count": "48",
      "id": "2086222136790740816",
      "created_at": "Sat Aug 08 22:44:52 +0000 2026",
      "favorited": false,
      "full_text": "First lamp night. Counted. A hundred. There wasn't a ship in sight, it was quite dark between, and I was wide awake, so that's what comes after ninety-nine. I'd always thought I'd hear him say something. It was only a hundred. Then I counted on.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2000925537711526785"
          ],
          "editableUntil": "2025-12-16T14:46:38.246Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "226"
      ],
      "favorite_count": "132",
      "id_str": "2000925537711526785",
      "truncated": false,
      "retweet_count": "12",
      "id": "2000925537711526785",
      "created_at": "Tue Dec 16 13:46:38 +0000 2025",
      "favorited": false,
      "full_text": "Christmas parcel to Third Floor, Window: two socks, a tin of peaches, one recording of Aunt Borghild, \"to be played if she won't sleep\". He has rung. She won't sleep. He's played it, she slept, the neighbours have moved. 👨‍👩‍👧",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2036347297759912762"
          ],
          "editableUntil": "2026-03-24T08:40:03.946Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "161"
      ],
      "favorite_count": "204",
      "in_reply_to_status_id_str": "2036336001263006409",
      "id_str": "2036347297759912762",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "18",
      "id": "2036347297759912762",
      "in_reply_to_status_id": "2036336001263006409",
      "created_at": "Tue Mar 24 07:40:03 +0000 2026",
      "favorited": false,
      "full_text": "Fifty-one days' sandwiches. I made one, at any rate. I laid it on the step and said, \"I made a note of you every day.\" He took the cheese out and gave it to her.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2054188088265631551"
          ],
          "editableUntil": "2026-05-12T14:12:59.868Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Fjordprins night bridge",
            "screen_name": "nightferry_fp",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1019556845191914124",
            "id": "1019556845191914124"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/5u6PmTroa4",
            "expanded_url": "https://x.com/keeper_skarholm/status/2054180254158363759",
            "display_url": "x.com/keeper_skarholm/stat…",
            "indices": [
              "65",
              "88"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "88"
      ],
      "favorite_count": "0",
      "id_str": "2054188088265631551",
      "truncated": false,
      "retweet_count": "77",
      "id": "2054188088265631551",
      "possibly_sensitive": false,
      "created_at": "Tue May 12 13:12:59 +0000 2026",
      "favorited": true,
      "full_text": "RT @nightferry_fp: Whole bridge stopped breathing at \"somebody\". https://t.co/5u6PmTroa4",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1745702292235353519"
          ],
          "editableUntil": "2024-01-12T08:00:34.706Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "76"
      ],
      "favorite_count": "555",
      "id_str": "1745702292235353519",
      "truncated": false,
      "retweet_count": "58",
      "id": "1745702292235353519",
      "created_at": "Fri Jan 12 07:00:34 +0000 2024",
      "favorited": false,
      "full_text": "Wind NE 6. Snow showers. Between them the stars come out to see who is left.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1690149049704487413"
          ],
          "editableUntil": "2023-08-12T00:51:49.557Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Wim",
            "screen_name": "wim_jantjebos",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "783415948739491445",
            "id": "783415948739491445"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "15",
        "81"
      ],
      "favorite_count": "5",
      "in_reply_to_status_id_str": "1690142619835642748",
      "id_str": "1690149049704487413",
      "in_reply_to_user_id": "783415948739491445",
      "truncated": false,
      "retweet_count": "0",
      "id": "1690149049704487413",
      "in_reply_to_status_id": "1690142619835642748",
      "created_at": "Fri Aug 11 23:51:49 +0000 2023",
      "favorited": false,
      "full_text": "@wim_jantjebos E O E, I read. Was it a wish or was it cheese? Cheese has E, E, E.",
      "lang": "en",
      "in_reply_to_screen_name": "wim_jantjebos",
      "in_reply_to_user_id_str": "783415948739491445"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1734514230472761501"
          ],
          "editableUntil": "2023-12-12T11:03:12.917Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "170"
      ],
      "favorite_count": "42",
      "id_str": "1734514230472761501",
      "truncated": false,
      "retweet_count": "3",
      "id": "1734514230472761501",
      "created_at": "Tue Dec 12 10:03:12 +0000 2023",
      "favorited": false,
      "full_text": "Hello to the 3,000 new people. I don't know what I said. There is one tree. The gull is worse than he looks. If Aunt Borghild starts up, you may go on talking; we all do.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1622953503157569794"
          ],
          "editableUntil": "2023-02-07T14:40:42.827Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Preben Lund-Iversen",
            "screen_name": "preben_kystdir",
            "indices": [
              "0",
              "15"
            ],
            "id_str": "1071548305113418896",
            "id": "1071548305113418896"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "16",
        "180"
      ],
      "favorite_count": "15",
      "in_reply_to_status_id_str": "1622932351283498524",
      "id_str": "1622953503157569794",
      "in_reply_to_user_id": "1071548305113418896",
      "truncated": false,
      "retweet_count": "2",
      "id": "1622953503157569794",
      "in_reply_to_status_id": "1622932351283498524",
      "created_at": "Tue Feb 07 13:40:42 +0000 2023",
      "favorited": false,
      "full_text": "@preben_kystdir Thank you for the survey. Question 4, \"How many users does your facility have?\" I counted the lights on the horizon last night and wrote 17. Is that what you meant?",
      "lang": "en",
      "in_reply_to_screen_name": "preben_kystdir",
      "in_reply_to_user_id_str": "1071548305113418896"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1929982887853481207"
          ],
          "editableUntil": "2025-06-03T20:25:52.469Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "272"
      ],
      "favorite_count": "149",
      "id_str": "1929982887853481207",
      "truncated": false,
      "retweet_count": "13",
      "id": "1929982887853481207",
      "created_at": "Tue Jun 03 19:25:52 +0000 2025",
      "favorited": false,
      "full_text": "Day 3. I got up at four. He was already sitting in the kitchen. He said, \"I just wanted to see what you do.\" So I put him in the window and went back to bed. When I came down at seven he hadn't moved. He'd drawn up a list: eleven ships, with times, and beside one of them…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1899541404663165773"
          ],
          "editableUntil": "2025-03-11T20:22:17.301Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "151"
      ],
      "favorite_count": "109",
      "in_reply_to_status_id_str": "1899353378219598987",
      "id_str": "1899541404663165773",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "19",
      "id": "1899541404663165773",
      "in_reply_to_status_id": "1899353378219598987",
      "created_at": "Tue Mar 11 19:22:17 +0000 2025",
      "favorited": false,
      "full_text": "Have given her what there was to give. Salt water, sugar, warm, every half hour, out of Father's hip flask. I read to her out of Vik, the calm entries.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2021625474284108910"
          ],
          "editableUntil": "2026-02-11T17:40:47.711Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [
          {
            "text": "thebailiff",
            "indices": [
              "121",
              "132"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Gull Police",
            "screen_name": "gullpolice_ex",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "918204156607517509",
            "id": "918204156607517509"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "132"
      ],
      "favorite_count": "0",
      "id_str": "2021625474284108910",
      "truncated": false,
      "retweet_count": "65",
      "id": "2021625474284108910",
      "created_at": "Wed Feb 11 16:40:47 +0000 2026",
      "favorited": true,
      "full_text": "RT @gullpolice_ex: MISSING. Adult male, great black-backed, answers to nothing. Last seen 31 January with a clothes-peg. #thebailiff",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2036329415241254183"
          ],
          "editableUntil": "2026-03-24T07:29:00.421Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "57"
      ],
      "favorite_count": "185",
      "in_reply_to_status_id_str": "2036327492309948079",
      "id_str": "2036329415241254183",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "16",
      "id": "2036329415241254183",
      "in_reply_to_status_id": "2036327492309948079",
      "created_at": "Tue Mar 24 06:29:00 +0000 2026",
      "favorited": false,
      "full_text": "He's thin. He's lost another toe. He has a lady with him.",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1658775620667247037"
          ],
          "editableUntil": "2023-05-17T11:05:01.184Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1658775620667247037/photo/1",
            "indices": [
              "120",
              "143"
            ],
            "url": "https://t.co/EPn2Cv5whe",
            "media_url": "http://pbs.example.org/media/erJCSxiMITpyxJr.jpg",
            "id_str": "1658775536779168451",
            "id": "1658775536779168451",
            "media_url_https": "https://pbs.example.org/media/erJCSxiMITpyxJr.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/EPn2Cv5whe"
          }
        ]
      },
      "display_text_range": [
        "0",
        "119"
      ],
      "favorite_count": "9",
      "id_str": "1658775620667247037",
      "truncated": false,
      "retweet_count": "1",
      "id": "1658775620667247037",
      "possibly_sensitive": false,
      "created_at": "Wed May 17 10:05:01 +0000 2023",
      "favorited": false,
      "full_text": "National day. The parade went once round the Forest and back. The Deputy carried the banner as far as she had eaten it. https://t.co/EPn2Cv5whe",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1658775620667247037/photo/1",
            "indices": [
              "120",
              "143"
            ],
            "url": "https://t.co/EPn2Cv5whe",
            "media_url": "http://pbs.example.org/media/erJCSxiMITpyxJr.jpg",
            "id_str": "1658775536779168451",
            "id": "1658775536779168451",
            "media_url_https": "https://pbs.example.org/media/erJCSxiMITpyxJr.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/EPn2Cv5whe"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1725393833213006622"
          ],
          "editableUntil": "2023-11-17T07:02:00.762Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "132"
      ],
      "favorite_count": "35",
      "id_str": "1725393833213006622",
      "truncated": false,
      "retweet_count": "3",
      "id": "1725393833213006622",
      "created_at": "Fri Nov 17 06:02:00 +0000 2023",
      "favorited": false,
      "full_text": "GN from the Jantje Bos, and a word I had to look up. \"Welterusten\". I have been wished good night in Dutch and slept like a bollard.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2084250754604804868"
          ],
          "editableUntil": "2026-08-03T13:11:18.061Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Lil counts lighthouses",
            "screen_name": "lil_lightlog",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "931264984382286691",
            "id": "931264984382286691"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "14",
        "285"
      ],
      "favorite_count": "227",
      "in_reply_to_status_id_str": "2084238595319441629",
      "id_str": "2084250754604804868",
      "in_reply_to_user_id": "931264984382286691",
      "truncated": false,
      "retweet_count": "4",
      "id": "2084250754604804868",
      "in_reply_to_status_id": "2084238595319441629",
      "created_at": "Mon Aug 03 12:11:18 +0000 2026",
      "favorited": false,
      "full_text": "@lil_lightlog You asked what it's like, in the evening, and I was short with you, I had paint in my hair. It's like this. About an hour before, the Deputy comes in by herself. I wash up, so that it's done. I take the key, which isn't needed, there's no lock, and go up slowly. On 88 I…",
      "lang": "en",
      "in_reply_to_screen_name": "lil_lightlog",
      "in_reply_to_user_id_str": "931264984382286691"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1675457188252248000"
          ],
          "editableUntil": "2023-07-02T11:51:36.825Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "SkarholmLight",
            "indices": [
              "71",
              "85"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/G8SYKvLs1T",
            "expanded_url": "https://x.com/preben_kystdir/status/1675329597525107832",
            "display_url": "x.com/preben_kystdir/statu…",
            "indices": [
              "86",
              "109"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "109"
      ],
      "favorite_count": "131",
      "id_str": "1675457188252248000",
      "truncated": false,
      "retweet_count": "9",
      "id": "1675457188252248000",
      "possibly_sensitive": false,
      "created_at": "Sun Jul 02 10:51:36 +0000 2023",
      "favorited": false,
      "full_text": "\"The on-site resource\" has read this and put the kettle on. It is 137. #SkarholmLight https://t.co/G8SYKvLs1T",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1640279849973855574"
          ],
          "editableUntil": "2023-03-27T10:09:25.816Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "162"
      ],
      "favorite_count": "16",
      "id_str": "1640279849973855574",
      "truncated": false,
      "retweet_count": "2",
      "id": "1640279849973855574",
      "created_at": "Mon Mar 27 09:09:25 +0000 2023",
      "favorited": false,
      "full_text": "A reminder that &lt;fog&gt; and &lt;mist&gt; are different things. In mist you can see a goat at 1,000 metres. In fog you can hear that she has opinions about it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1792573716411057082"
          ],
          "editableUntil": "2024-05-20T16:10:53.058Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Map Folk",
            "screen_name": "mapfolk_ex",
            "indices": [
              "0",
              "11"
            ],
            "id_str": "1336742042270858330",
            "id": "1336742042270858330"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "12",
        "117"
      ],
      "favorite_count": "9",
      "in_reply_to_status_id_str": "1792550760983939547",
      "id_str": "1792573716411057082",
      "in_reply_to_user_id": "1336742042270858330",
      "truncated": false,
      "retweet_count": "1",
      "id": "1792573716411057082",
      "in_reply_to_status_id": "1792550760983939547",
      "created_at": "Mon May 20 15:10:53 +0000 2024",
      "favorited": false,
      "full_text": "@mapfolk_ex There is an error in your chart. You have \"Skarholm (unmanned)\". I went out and stood on it to make sure.",
      "lang": "en",
      "in_reply_to_screen_name": "mapfolk_ex",
      "in_reply_to_user_id_str": "1336742042270858330"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1828038548946254819"
          ],
          "editableUntil": "2024-08-26T12:55:28.039Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "fog fan",
            "screen_name": "fogfan_ottawa",
            "indices": [
              "3",
              "17"
            ],
            "id_str": "1404696062720324291",
            "id": "1404696062720324291"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "40"
      ],
      "favorite_count": "0",
      "id_str": "1828038548946254819",
      "truncated": false,
      "retweet_count": "63",
      "id": "1828038548946254819",
      "created_at": "Mon Aug 26 11:55:28 +0000 2024",
      "favorited": false,
      "full_text": "RT @fogfan_ottawa: NOT THIS YEAR!!! 🎉🇨🇦🐐",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1715275229110597352"
          ],
          "editableUntil": "2023-10-20T08:54:17.549Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "93"
      ],
      "favorite_count": "101",
      "id_str": "1715275229110597352",
      "truncated": false,
      "retweet_count": "14",
      "id": "1715275229110597352",
      "created_at": "Fri Oct 20 07:54:17 +0000 2023",
      "favorited": false,
      "full_text": "Lamp out. Coffee on. Nobody drowned. This time I went round and checked, as it were, by name.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2000872410913748304"
          ],
          "editableUntil": "2025-12-16T11:15:31.830Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "72"
      ],
      "favorite_count": "142",
      "id_str": "2000872410913748304",
      "truncated": false,
      "retweet_count": "4",
      "id": "2000872410913748304",
      "created_at": "Tue Dec 16 10:15:31 +0000 2025",
      "favorited": false,
      "full_text": "Arnfinn: \"Merry Christmas then, Ingrid.\" Four!! There's an Ingrid in it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1970171274624965611"
          ],
          "editableUntil": "2025-09-22T18:00:10.539Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [],
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1970171274624965611/photo/1",
            "indices": [
              "65",
              "88"
            ],
            "url": "https://t.co/LnVFGJ6j6z",
            "media_url": "http://pbs.example.org/media/2aCq8bScFDoL96r.jpg",
            "id_str": "1970171190735789419",
            "id": "1970171190735789419",
            "media_url_https": "https://pbs.example.org/media/2aCq8bScFDoL96r.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/LnVFGJ6j6z"
          }
        ]
      },
      "display_text_range": [
        "0",
        "64"
      ],
      "favorite_count": "1454",
      "id_str": "1970171274624965611",
      "truncated": false,
      "retweet_count": "64",
      "id": "1970171274624965611",
      "possibly_sensitive": false,
      "created_at": "Mon Sep 22 17:00:10 +0000 2025",
      "favorited": false,
      "full_text": "Jevndøgn igjen. Lampa og jeg signerte vaktlista. Måken bevitnet. https://t.co/LnVFGJ6j6z",
      "lang": "no",
      "extended_entities": {
        "media": [
          {
            "expanded_url": "https://x.com/keeper_skarholm/status/1970171274624965611/photo/1",
            "indices": [
              "65",
              "88"
            ],
            "url": "https://t.co/LnVFGJ6j6z",
            "media_url": "http://pbs.example.org/media/2aCq8bScFDoL96r.jpg",
            "id_str": "1970171190735789419",
            "id": "1970171190735789419",
            "media_url_https": "https://pbs.example.org/media/2aCq8bScFDoL96r.jpg",
            "sizes": {
              "thumb": {
                "w": "150",
                "h": "150",
                "resize": "crop"
              },
              "small": {
                "w": "680",
                "h": "510",
                "resize": "fit"
              },
              "medium": {
                "w": "1200",
                "h": "900",
                "resize": "fit"
              },
              "large": {
                "w": "2048",
                "h": "1536",
                "resize": "fit"
              }
            },
            "type": "photo",
            "display_url": "pic.twitter.com/LnVFGJ6j6z"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1775493843243994364"
          ],
          "editableUntil": "2024-04-03T13:01:33.966Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "83"
      ],
      "favorite_count": "87",
      "id_str": "1775493843243994364",
      "truncated": false,
      "retweet_count": "16",
      "id": "1775493843243994364",
      "created_at": "Wed Apr 03 12:01:33 +0000 2024",
      "favorited": false,
      "full_text": "He has had those scissors since 2019. I can see him use them. I can't see what for.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1615293535172752601"
          ],
          "editableUntil": "2023-01-17T11:22:44.144Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "81"
      ],
      "favorite_count": "6",
      "in_reply_to_status_id_str": "1615291595483188394",
      "id_str": "1615293535172752601",
      "in_reply_to_user_id": "1612371376860644174",
      "truncated": false,
      "retweet_count": "1",
      "id": "1615293535172752601",
      "in_reply_to_status_id": "1615291595483188394",
      "created_at": "Tue Jan 17 10:22:44 +0000 2023",
      "favorited": false,
      "full_text": "The nine words, in full: \"Post. Diesel. Flour. Bit of sea. Cup's cracked. Right.\"",
      "lang": "en",
      "in_reply_to_screen_name": "keeper_skarholm",
      "in_reply_to_user_id_str": "1612371376860644174"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1707308408075373948"
          ],
          "editableUntil": "2023-09-28T09:16:59.398Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "140"
      ],
      "favorite_count": "26",
      "id_str": "1707308408075373948",
      "truncated": false,
      "retweet_count": "0",
      "id": "1707308408075373948",
      "created_at": "Thu Sep 28 08:16:59 +0000 2023",
      "favorited": false,
      "full_text": "Wind W 8, rain like thrown gravel.\nA rope came off the crane &amp; wrote its name on the boathouse door. The Deputy read it and backed away.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1921812752223415082"
          ],
          "editableUntil": "2025-05-12T07:20:40.341Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "quiet frequency",
            "screen_name": "quietfreq_ex",
            "indices": [
              "0",
              "13"
            ],
            "id_str": "1351748133715992284",
            "id": "1351748133715992284"
          }
        ],
        "urls": [
          {
            "url": "https://t.co/z5Une6uXf6",
            "expanded_url": "https://example.org/apps/foghorn",
            "display_url": "example.org/apps/foghorn",
            "indices": [
              "137",
              "160"
            ]
          }
        ]
      },
      "display_text_range": [
        "14",
        "160"
      ],
      "favorite_count": "47",
      "in_reply_to_status_id_str": "1921808968963644418",
      "id_str": "1921812752223415082",
      "in_reply_to_user_id": "1351748133715992284",
      "truncated": false,
      "retweet_count": "2",
      "id": "1921812752223415082",
      "in_reply_to_status_id": "1921808968963644418",
      "possibly_sensitive": false,
      "created_at": "Mon May 12 06:20:40 +0000 2025",
      "favorited": false,
      "full_text": "@quietfreq_ex Lyngøy has the best foghorn of them all, but it's not to be had any more. They've made a loudspeaker of it. It has an app. https://t.co/z5Une6uXf6",
      "lang": "en",
      "in_reply_to_screen_name": "quietfreq_ex",
      "in_reply_to_user_id_str": "1351748133715992284"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1977266930189332497"
          ],
          "editableUntil": "2025-10-12T07:55:46.657Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"http://twitter.com/download/android\" rel=\"nofollow\">Twitter for Android</a>",
      "entities": {
        "hashtags": [
          {
            "text": "fogcount",
            "indices": [
              "172",
              "181"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "185"
      ],
      "favorite_count": "79",
      "id_str": "1977266930189332497",
      "truncated": false,
      "retweet_count": "14",
      "id": "1977266930189332497",
      "created_at": "Sun Oct 12 06:55:46 +0000 2025",
      "favorited": false,
      "full_text": "Told Aunt Borghild she's had a namesake. She was under pressure anyway, and let go a little one, at half past six, in perfectly clear weather. I have entered it as a test. #fogcount 388",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "edit": {
          "initialTweetId": "1769287521936274801",
          "editControlInitial": {
            "editTweetIds": [
              "1769287521936274801",
              "1769288310465241229"
            ],
            "editableUntil": "2024-03-17T09:59:51.659Z",
            "editsRemaining": "4",
            "isEditEligible": true
          }
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "136"
      ],
      "favorite_count": "38",
      "id_str": "1769288310465241229",
      "truncated": false,
      "retweet_count": "2",
      "id": "1769288310465241229",
      "created_at": "Sun Mar 17 09:02:59 +0000 2024",
      "favorited": false,
      "full_text": "An osprey came over at eight, very high, with a fish held fore and aft like a man carrying a ladder. The Bailiff looked up, made a note.",
      "lang": "en"
    }
  }
]